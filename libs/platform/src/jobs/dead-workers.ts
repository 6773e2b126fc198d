import { Client } from 'pg';

const CHECK_MS = 5_000;

/** How long a worker that nobody has written down may hold a job before it is taken for dead. */
const UNKNOWN_SECONDS = 10;

/**
 * Gives back the jobs of workers that died without a word (`kill -9`, lost power). The queue itself waits
 * four hours before it takes such a job again; a citizen's answer cannot.
 *
 * Each process holds one connection whose name carries the process' id, and writes down which workers are
 * its own. A job held by a worker of a process without a connection is nobody's. A process that only lost
 * its connection may so see a job begun twice, which handlers bear, being idempotent.
 */
export class DeadWorkers {
  private readonly own = new Set<string>();
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly processId: string,
    private readonly warn: (message: string) => void,
  ) {}

  async start(): Promise<void> {
    await this.check();
    this.timer = setInterval(() => this.checkSoon(), CHECK_MS);
  }

  /** Tells that a worker is this process'. */
  claim(workerId: string): void {
    this.own.add(workerId);
    this.checkSoon();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.work;
    await this.client
      ?.query('DELETE FROM job_worker WHERE process_id = $1', [this.processId])
      .catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  private checkSoon(): void {
    this.work = this.work.then(() => this.check()).catch((error: Error) => this.warn(error.message));
  }

  private async check(): Promise<void> {
    const client = await this.connected();
    await client.query(
      `INSERT INTO job_worker (worker_id, process_id) SELECT worker, $2 FROM unnest($1::text[]) AS worker
       ON CONFLICT (worker_id) DO NOTHING`,
      [[...this.own], this.processId],
    );
    await client.query(
      `WITH gone AS (
         DELETE FROM job_worker w WHERE NOT EXISTS
           (SELECT 1 FROM pg_stat_activity a WHERE a.application_name = 'veche jobs ' || w.process_id)
         RETURNING worker_id
       ), dead AS (
         SELECT DISTINCT j.locked_by FROM graphile_worker.jobs j
         WHERE j.locked_by IN (SELECT worker_id FROM gone)
            OR (j.locked_at < now() - make_interval(secs => $1)
                AND NOT EXISTS (SELECT 1 FROM job_worker w WHERE w.worker_id = j.locked_by))
       )
       SELECT graphile_worker.force_unlock_workers(array_agg(locked_by)) FROM dead HAVING count(*) > 0`,
      [UNKNOWN_SECONDS],
    );
  }

  private async connected(): Promise<Client> {
    if (this.client) return this.client;
    const application_name = `veche jobs ${this.processId}`;
    const client = new Client({ connectionString: this.url, application_name, keepAlive: true });
    const forget = () => {
      if (this.client === client) this.client = null;
    };
    client.on('error', forget).on('end', forget);
    await client.connect();
    this.client = client;
    return client;
  }
}
