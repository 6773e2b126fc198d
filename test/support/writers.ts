import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '#platform';
import { QUESTION } from './forum.js';
import { waitUntil } from './wait-until.js';

interface Answer {
  readonly data?: { readonly askQuestion: { readonly __typename: string } } | null;
  readonly errors?: ReadonlyArray<{ readonly extensions?: { readonly code?: string } }>;
}

const ASK = 'mutation($input: AskQuestionInput!) { askQuestion(input: $input) { __typename } }';
/** A client that is told to come back later waits so long. */
const PAUSE_MS = 50;

/** People who ask one question after the other, whatever becomes of the service, and write down what they were told. */
export class Writers {
  /** Titles of the questions that the service said it has. */
  readonly acknowledged: string[] = [];
  /** Answers that were neither a success nor "come back later". */
  readonly faults = new Set<string>();
  unavailable = 0;
  private going = true;
  private readonly work: Promise<unknown>;

  constructor(
    private readonly service: { readonly api: string; readonly site: string },
    private readonly secret: string,
    private readonly categoryId: string,
    count = 6,
  ) {
    const writers = Array.from({ length: count }, (_, number) => this.write(number));
    this.work = Promise.all([...writers, this.read()]);
  }

  /** Waits until some more questions were taken. */
  async goOn(): Promise<void> {
    const before = this.acknowledged.length;
    await waitUntil(async () => this.acknowledged.length > before + 10, 30_000);
  }

  async stop(): Promise<void> {
    this.going = false;
    await this.work;
  }

  /** @returns titles that the service took and the database does not hold exactly once. */
  async lost(databaseUrl: string): Promise<string[]> {
    const { rows } = await withClient(databaseUrl, (client) =>
      client.query<{ title: string }>('SELECT title FROM thread GROUP BY title HAVING count(*) = 1'),
    );
    const kept = new Set(rows.map(({ title }) => title));
    return this.acknowledged.filter((title) => !kept.has(title));
  }

  private async write(writer: number): Promise<void> {
    for (let number = 0; this.going; number += 1) {
      const title = `Вопрос ${writer}-${number} от одного из многих`;
      const input = { categoryId: this.categoryId, ...QUESTION, title, idempotencyKey: title };
      // The same again until it is taken, as the key lets a client do.
      while (this.going && !(await this.ask(input))) await sleep(PAUSE_MS);
    }
  }

  private async ask(input: { readonly title: string }): Promise<boolean> {
    const response = await this.send(`${this.service.api}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.secret}` },
      body: JSON.stringify({ query: ASK, variables: { input } }),
    });
    if (!response) return false;
    const text = await response.text();
    const answer = asJson(text);
    if (answer?.errors?.[0]?.extensions?.code === 'SERVICE_UNAVAILABLE') {
      this.noteUnavailable(response);
      return false;
    }
    const told = response.status === 200 && answer?.data?.askQuestion.__typename === 'AskQuestionSuccess';
    if (told) this.acknowledged.push(input.title);
    else this.faults.add(`${response.status} ${text.slice(0, 300)}`);
    return told;
  }

  /** A reader of the site beside them, who speaks English. */
  private async read(): Promise<void> {
    for (; this.going; await sleep(PAUSE_MS)) {
      const response = await this.send(`${this.service.site}/`, { headers: { 'accept-language': 'en' } });
      if (!response) continue;
      const page = await response.text();
      const inEnglish = page.includes('<html lang="en"');
      if (response.status === 503 && inEnglish) this.noteUnavailable(response);
      else if (response.status !== 200 || !inEnglish)
        this.faults.add(`${response.status} ${page.slice(0, 300)}`);
    }
  }

  private noteUnavailable(response: Response): void {
    this.unavailable += 1;
    if (response.status === 503 && !/^\d+$/.test(response.headers.get('retry-after') ?? ''))
      this.faults.add('503 without Retry-After');
  }

  private async send(url: string, init: RequestInit): Promise<Response | null> {
    try {
      return await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
    } catch (error) {
      this.faults.add(`${url}: ${String((error as Error).cause ?? error)}`);
      await sleep(PAUSE_MS);
      return null;
    }
  }
}

function asJson(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}

/** Waits until the jobs that a question causes have put every question before the moderators. */
export async function followed(databaseUrl: string): Promise<void> {
  await waitUntil(async () => {
    const { rows } = await withClient(databaseUrl, (client) =>
      client.query(`SELECT FROM thread AS t WHERE t.title LIKE 'Вопрос %-% от одного из многих'
        AND NOT EXISTS (SELECT FROM desk_item AS i WHERE i.thread_id = t.id)`),
    );
    return rows.length === 0;
  }, 120_000);
}

/** Lets one person ask as often as they like, in a service that runs. */
export const letFlood = (databaseUrl: string): Promise<unknown> =>
  withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO setting (name, value, changed_at) VALUES ('screening', '{"floodPosts":null,"repeatHours":0}', now())`,
    );
    await client.query(`SELECT pg_notify('veche', '{"topic":"setting.changed","name":"screening"}')`);
  });
