import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebModule } from '../apps/web/src/web.module.js';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { type OnDesk, decide, waitingQuestion } from './support/decisions.js';
import { putCategory } from './support/forum.js';
import { mutate } from './support/graphql.js';

let app: TestApp;
let [asker, moderator, follower, both]: TestPerson[] = [];
let categoryId: string;
let kept: OnDesk;
let old: OnDesk;

const publish = async (on: OnDesk) =>
  decide(app, 'publishItem', { itemId: on.itemId, version: await on.version() }, moderator as TestPerson);
const merge = async (on: OnDesk, into: OnDesk) =>
  decide(
    app,
    'mergeItem',
    { itemId: on.itemId, version: await on.version(), intoThreadId: into.thread.id },
    moderator as TestPerson,
  );

beforeAll(async () => {
  app = await startApp({ modules: [WebModule] });
  [asker, moderator, follower, both] = await Promise.all([
    app.person('CITIZEN'),
    app.person('MODERATOR'),
    app.person('CITIZEN'),
    app.person('CITIZEN'),
  ]);
  categoryId = await putCategory(app);
  kept = await waitingQuestion(app, await app.person('CITIZEN'), categoryId);
  old = await waitingQuestion(app, asker as TestPerson, categoryId);
  await publish(kept);
  await publish(old);
  for (const [person, thread, level] of [
    [follower, old, 'WATCHING'],
    [both, old, 'WATCHING'],
    [both, kept, 'OFFICIAL_ONLY'],
  ] as const) {
    await mutate(app, 'subscribe', { threadId: thread.thread.id, level }, '', person as TestPerson);
  }
  await app.db.query(
    `INSERT INTO subscription (id, email, locale, thread_id, level, confirmed_at, created_at)
     VALUES ('019a0000-0000-7000-8000-000000000001', 'neighbour@veche.example', 'ru', $1, 'WATCHING', now(), now())`,
    [old.threadId],
  );
});
afterAll(() => app.close());

const addressOf = async ({ threadId }: OnDesk) => {
  const [row] = await app.db.query<{ path: string }>(
    `SELECT '/t/' || number || '-' || slug AS path FROM thread WHERE id = $1`,
    [threadId],
  );
  return row?.path ?? '';
};
const visit = (path: string) => fetch(`${app.url}${path}`, { redirect: 'manual' });
const followersOf = async ({ threadId }: OnDesk) => {
  const rows = await app.db.query<{ who: string; level: string }>(
    `SELECT COALESCE(s.email, a.email) || ' ' || s.level AS who FROM subscription s LEFT JOIN account a ON a.id = s.account_id
     WHERE s.thread_id = $1 AND s.ended_at IS NULL ORDER BY 1`,
    [threadId],
  );
  return rows.map(({ who }) => who);
};

it('a merged question leads to the one that stays, for good and for everyone, and its followers follow there', async () => {
  await app.settle();
  const before = await followersOf(kept);
  // In the cache of readers, too.
  expect((await visit(await addressOf(old))).status).toBe(200);
  const merged = await merge(old, kept);
  expect(merged.__typename).toBe('DecisionSuccess');
  await app.settle();
  const moved = await visit(await addressOf(old));
  expect([moved.status, moved.headers.get('location')]).toEqual([301, await addressOf(kept)]);
  const after = await followersOf(kept);
  expect(after).toEqual(
    [
      ...before,
      `${asker?.email} WATCHING`,
      `${follower?.email} WATCHING`,
      // Who had chosen for themselves keeps what they chose.
      'neighbour@veche.example WATCHING',
    ].sort(),
  );
  expect(after).toContain(`${both?.email} OFFICIAL_ONLY`);

  const undone = await mutate(
    app,
    'undoDecision',
    { decisionId: merged.decision?.id },
    '',
    moderator as TestPerson,
  );
  expect(undone.__typename).toBe('UndoDecisionSuccess');
  await app.settle();
  expect((await visit(await addressOf(old))).status).toBe(200);
  expect(await followersOf(kept)).toEqual(before);
  expect(await followersOf(old)).toHaveLength(4);
});

it('two questions merged into each other at once make no circle', async () => {
  const [a, b] = [
    await waitingQuestion(app, asker as TestPerson, categoryId),
    await waitingQuestion(app, asker as TestPerson, categoryId),
  ];
  await publish(a);
  await publish(b);
  const outcomes = await Promise.all([merge(a, b), merge(b, a)]);
  expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['DecisionSuccess', 'NotAllowedNow']);
});

it('a question is not merged into itself, one that nobody sees, or one that is merged itself', async () => {
  const [one, hidden] = [
    await waitingQuestion(app, asker as TestPerson, categoryId),
    await waitingQuestion(app, asker as TestPerson, categoryId),
  ];
  expect((await merge(one, one)).__typename).toBe('NotFound');
  expect((await merge(one, hidden)).__typename).toBe('NotFound');
  await merge(old, kept);
  expect((await merge(one, old)).__typename).toBe('NotAllowedNow');
});
