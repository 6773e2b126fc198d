import type { Client } from 'pg';

/** How long a worker that nobody has written down may hold a job before it is taken for dead. */
const UNKNOWN_SECONDS = 10;

/** Name of the connection by which a session of jobs shows that it lives. */
export const sessionName = (sessionId: string): string => `veche jobs ${sessionId}`;

/**
 * Gives back the jobs of workers that died without a word (`kill -9`, lost power, a lost database). The queue itself waits
 * four hours before it takes such a job again; a citizen's answer cannot.
 *
 * Each session of jobs holds one connection whose name carries the session's id, and writes down which workers are
 * its own. A job held by a worker of a session without a connection is nobody's. A session that only lost
 * its connection may so see a job begun twice, which handlers bear, being idempotent.
 */
export async function releaseDeadWorkers(
  client: Client,
  sessionId: string,
  own: readonly string[],
): Promise<void> {
  await client.query(
    `INSERT INTO job_worker (worker_id, process_id) SELECT worker, $2 FROM unnest($1::text[]) AS worker
     ON CONFLICT (worker_id) DO NOTHING`,
    [own, sessionId],
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
