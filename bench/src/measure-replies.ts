import type { Pool } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { post } from './cases.js';
import { CONNECTIONS, type Load, drive } from './drive.js';
import type { Loaded } from './load-archive.js';
import { type Served, cpuOf, cpuOfPostgres } from './processes.js';
import { between, seeded } from './random.js';
import { RussianText } from './russian-text.js';
import { OWN, type StatementCount, beginCounting, countedStatements } from './statements.js';

export interface ReplyRound {
  readonly replies: number;
  /** Replies by the seconds until the last one was answered, and until the queue was empty, too. */
  readonly answeredPerSecond: number;
  readonly drainedPerSecond: number;
  readonly load: Pick<Load, 'p50Ms' | 'p99Ms'>;
  readonly nodeCpuMs: number;
  readonly postgresCpuMs: number;
  readonly statements: StatementCount[];
}

const REPLY = `mutation Reply($input: PostReplyInput!) { postReply(input: $input) {
  __typename ... on PostReplySuccess { published post { id position html } } ... on Refusal { code message } } }`;
/** Different replies that each connection has ready; more than it can send. */
const READY = 400;
const DRAIN_MS = 60_000;

/** Sixteen people reply to threads at random; the worker in the same process brings the archive up to date. */
export async function measureReplies(
  server: Served,
  postmaster: number,
  pool: Pool,
  loaded: Loaded,
  seconds: number,
  seed: number,
): Promise<ReplyRound> {
  await drained(pool);
  const requests = await repliesOf(pool, loaded, seed);
  await drive({ server, postmaster, requests: requests('warm'), seconds: Math.min(2, seconds), isGood });
  await drained(pool);

  // Written before the clock starts: thousands of texts take seconds.
  const real = requests('real');
  const earlier = await postCount(pool);
  await beginCounting(pool);
  const before = { node: cpuOf(server.pid), postgres: cpuOfPostgres(postmaster) };
  const start = performance.now();
  const load = await drive({ server, postmaster, requests: real, seconds, isGood });
  const answered = performance.now();
  await drained(pool);
  const end = performance.now();
  const node = cpuOf(server.pid) - before.node;
  const postgres = cpuOfPostgres(postmaster) - before.postgres;
  const statements = await countedStatements(pool);
  // A request cut off at the end of the time may have been done without having been counted by the driver.
  const replies = (await postCount(pool)) - earlier;
  if (replies < load.requests || replies > load.requests + CONNECTIONS)
    throw new Error(`reply: ${load.requests} were answered but ${replies} are in the database`);
  await checkSearch(pool);
  return {
    replies,
    answeredPerSecond: (replies * 1000) / (answered - start),
    drainedPerSecond: (replies * 1000) / (end - start),
    load: { p50Ms: load.p50Ms, p99Ms: load.p99Ms },
    nodeCpuMs: (node * 1000) / replies,
    postgresCpuMs: (postgres * 1000) / replies,
    statements,
  };
}

const isGood = (body: string): boolean =>
  body.includes('"PostReplySuccess"') && body.includes('"published":true');

/** Each connection is one writer, whose part of the list is its share in `drive`. */
async function repliesOf(pool: Pool, { writerSecrets }: Loaded, seed: number) {
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM thread ORDER BY number ${OWN}`);
  const random = seeded(seed);
  const text = new RussianText(random);
  return (run: string) =>
    writerSecrets.flatMap((secret, writer) =>
      Array.from({ length: READY }, (_, i) => {
        const id = rows[between(random, 0, rows.length - 1)]?.id ?? '';
        const input = {
          threadId: Buffer.from(`Thread:${id}`).toString('base64url'),
          body: text.body(between(random, 8, 60)),
          // As the site's own form sends it: a reply sent twice is kept once.
          idempotencyKey: `${run}-${seed}-${process.pid}-${writer}-${i}`,
        };
        return post(REPLY, { input }, { authorization: `Bearer ${secret}` });
      }),
    );
}

async function drained(pool: Pool): Promise<void> {
  const deadline = performance.now() + DRAIN_MS;
  for (;;) {
    const { rows } = await pool.query<{ waiting: string; failed: string | null }>(`
      SELECT count(*) FILTER (WHERE attempts = 0 OR locked_at IS NOT NULL) AS waiting,
        min(task_identifier || ': ' || last_error) AS failed
      FROM graphile_worker.jobs ${OWN}`);
    const { waiting, failed } = rows[0] ?? { waiting: '', failed: null };
    if (failed !== null) throw new Error(`reply: a job has failed: ${failed}`);
    if (waiting === '0') return;
    if (performance.now() > deadline) throw new Error(`reply: ${waiting} jobs still wait`);
    await sleep(20);
  }
}

async function postCount(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM post WHERE moderation = 'PUBLISHED' ${OWN}`,
  );
  return rows[0]?.count ?? 0;
}

/** @throws Error when a thread's document in the archive is older than its last reply */
async function checkSearch(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ stale: number }>(`
    SELECT count(*)::int AS stale FROM thread t JOIN search_document d ON d.thread_id = t.id
    WHERE d.activity_at <> t.last_activity_at ${OWN}`);
  if (rows[0]?.stale !== 0)
    throw new Error(`reply: ${rows[0]?.stale} threads are not up to date in the archive`);
}
