import { Client } from 'pg';
import { AnnounceDecisions, UNDO_MINUTES } from '#moderation';
import { Database, keyOf, toGlobalId } from '#platform';
import type { TestApp, TestPerson } from './app.js';
import { type AskedThread, askedQuestion } from './forum.js';
import { mutate } from './graphql.js';

/** What a decision answered, with the facts that tests look at. */
export interface DecisionAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly opensAt?: string;
  readonly currentVersion?: number;
  readonly by?: string;
  readonly problems?: ReadonlyArray<{ field: string; code: string }>;
  readonly decision?: { readonly id: string; readonly kind: string; readonly overrideReason: string | null };
  readonly draft?: { readonly id: string; readonly runAt: string | null };
}

const FIELDS = `... on DecisionSuccess { decision { id kind overrideReason } }
  ... on DecisionDraftKept { draft { id runAt } }
  ... on WindowClosed { opensAt } ... on StaleVersion { currentVersion } ... on ClaimedByAnother { by }`;

export const decide = (
  app: TestApp,
  mutation: string,
  input: Record<string, unknown>,
  person: TestPerson | null,
): Promise<DecisionAnswer> => mutate<DecisionAnswer>(app, mutation, input, FIELDS, person);

/** Time passes by the product's clock, and what is due by then has followed. */
export async function pass(app: TestApp, seconds: number): Promise<void> {
  await app.settle();
  app.clock.advance(seconds * 1_000);
  await app.get(AnnounceDecisions).handle();
  await app.settle();
}

/** Who has decided can no longer undo it: mail about it has left. */
export const undoingEnds = (app: TestApp): Promise<void> => pass(app, UNDO_MINUTES * 60);

export interface OnDesk {
  readonly thread: AskedThread;
  readonly threadId: string;
  /** Global id of the item. */
  readonly itemId: string;
  /** The version that a decision has to name now. */
  version(): Promise<number>;
}

/** A question that waits on the desk. */
export async function waitingQuestion(
  app: TestApp,
  asker: TestPerson,
  categoryId: string,
  question: Record<string, unknown> = {},
): Promise<OnDesk> {
  const { thread } = await askedQuestion(app, asker, categoryId, question);
  await app.settle();
  const threadId = keyOf('Thread', thread.id) ?? '';
  const [item] = await app.db.query<{ id: string }>('SELECT id FROM desk_item WHERE thread_id = $1', [
    threadId,
  ]);
  if (!item) throw new Error('The question is not on the desk');
  const version = async () => {
    const [row] = await app.db.query<{ version: number }>('SELECT version FROM thread WHERE id = $1', [
      threadId,
    ]);
    return row?.version ?? 0;
  };
  return { thread, threadId, itemId: toGlobalId('DeskItem', item.id), version };
}

/** All that a decision may change, as rows: two of these are equal when everything is as it was. */
export async function stateOf(app: TestApp, { threadId }: Pick<OnDesk, 'threadId'>): Promise<object> {
  const [thread] = await app.db.query(
    `SELECT title, slug, excerpt, moderation, resolution, locked_at, duplicate_of,
       CASE moderation WHEN 'PUBLISHED' THEN post_count END AS seen_posts FROM thread WHERE id = $1`,
    [threadId],
  );
  const posts = await app.db.query(
    'SELECT kind, moderation, markdown, html, plain FROM post WHERE thread_id = $1 ORDER BY created_at, id',
    [threadId],
  );
  const items = await app.db.query(
    `SELECT kind, due_at, entered_at, closed_at IS NULL AS waits FROM desk_item WHERE thread_id = $1 ORDER BY entered_at, id`,
    [threadId],
  );
  const seen = await app
    .get(Database)
    .query(`SELECT c.thread_count FROM category c JOIN thread t ON t.category_id = c.id WHERE t.id = $1`, [
      threadId,
    ]);
  const originals = await app.db.query(
    'SELECT 1 FROM post_original o JOIN post p ON p.id = o.post_id WHERE p.thread_id = $1',
    [threadId],
  );
  const escalations = await app.db.query(
    'SELECT 1 FROM escalation WHERE thread_id = $1 AND ended_at IS NULL',
    [threadId],
  );
  return { thread, posts, items, seen, originals, escalations };
}

/** A specialist who covers the category and is on duty all year. */
export async function onDuty(app: TestApp, supervisor: TestPerson, categoryId: string): Promise<TestPerson> {
  const specialist = await app.person('SPECIALIST');
  const accountId = toGlobalId('Person', specialist.accountId);
  const covered = await mutate(app, 'setCover', { accountId, categoryIds: [categoryId] }, '', supervisor);
  const time = { startsAt: '2026-01-01T00:00:00Z', endsAt: '2027-01-01T00:00:00Z' };
  const duty = await mutate(app, 'addDuty', { accountId, ...time }, '', supervisor);
  if (covered.__typename !== 'RotaSuccess' || duty.__typename !== 'RotaSuccess')
    throw new Error(JSON.stringify([covered, duty]));
  return specialist;
}

/** Does something while another connection holds the item, so that whoever decides on it waits. */
export async function whileHeld(app: TestApp, { itemId }: OnDesk, work: () => Promise<void>): Promise<void> {
  const holder = new Client({ connectionString: app.db.url });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM desk_item WHERE id = $1 FOR UPDATE', [keyOf('DeskItem', itemId)]);
    await work();
  } finally {
    await holder.end();
  }
}
