import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { type OnDesk, decide, waitingQuestion, whileHeld } from './support/decisions.js';
import { putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { waitUntil } from './support/wait-until.js';

const FRIDAY = '2026-11-20T19:00:00+03:00';
const EVENING = '2026-11-20T21:00:00+03:00';
const SUNDAY = '2026-11-22T12:00:00+03:00';
const MONDAY = '2026-11-23T08:00:00+03:00';
const OPENING = '2026-11-23T05:00:00.000Z';

let app: TestApp;
let asker: TestPerson;
let moderator: TestPerson;
let other: TestPerson;
let categoryId: string;

beforeAll(async () => {
  app = await startApp({ at: FRIDAY, environment: { REVIEW_SHARE: '0' } });
  [asker, moderator, other] = await Promise.all([
    app.person('CITIZEN'),
    app.person('MODERATOR'),
    app.person('MODERATOR'),
  ]);
  categoryId = await putCategory(app);
});
afterAll(() => app.close());

const MANY = 12;

describe('decisions scheduled over a weekend', () => {
  let many: OnDesk[];
  let stale: OnDesk;
  let taken: OnDesk;

  beforeAll(async () => {
    many = [];
    for (let i = 0; i < MANY; i++) many.push(await waitingQuestion(app, asker, categoryId));
    stale = await waitingQuestion(app, asker, categoryId);
    taken = await waitingQuestion(app, asker, categoryId);
    app.clock.set(EVENING);
    for (const on of [...many, stale, taken]) {
      const kept = await publish(on, moderator, { mode: 'AT_OPENING' });
      expect(kept).toMatchObject({ __typename: 'DecisionDraftKept', draft: { runAt: OPENING } });
    }
  });

  it('are not made before the opening', async () => {
    app.clock.set(SUNDAY);
    await sweep();
    await app.settle();
    expect(await decisions()).toEqual([]);
  });

  it('are made once each at the opening, though the worker is killed in the middle', async () => {
    // What happened meanwhile: the asker changed one question, and another moderator had decided on the other.
    await app.db.query('UPDATE thread SET version = version + 1 WHERE id = $1', [stale.threadId]);
    app.clock.set(FRIDAY);
    await publish(taken, other);
    app.clock.set(MONDAY);
    await whileHeld(app, many[MANY / 2] as OnDesk, async () => {
      await sweep();
      await sweep();
      // Both are in the middle of a decision when their connections are cut, as by `kill -9`.
      await waitUntil(async () => (await cutWhoWaits()).length > 0);
      expect((await decisions()).length).toBeLessThan(MANY);
    });
    await waitUntil(async () => {
      await sweep();
      return (await app.db.query('SELECT 1 FROM decision_draft WHERE run_at IS NOT NULL')).length === 0;
    });
    await app.settle();
    const made = await decisions();
    for (const on of many) {
      const own = made.filter(({ item_id }) => item_id === keyOf('DeskItem', on.itemId));
      expect(own).toMatchObject([{ kind: 'PUBLISHED', actor_id: moderator.accountId }]);
    }
    expect(made).toHaveLength(MANY + 1);
  });

  it('that could not be made are kept, and their author is told once', async () => {
    expect(await drafts()).toEqual(
      expect.arrayContaining([
        { item_id: keyOf('DeskItem', stale.itemId), refused_as: 'STALE_VERSION', run_at: null },
        { item_id: keyOf('DeskItem', taken.itemId), refused_as: 'ALREADY_DECIDED', run_at: null },
      ]),
    );
    expect(await drafts()).toHaveLength(2);
    const mails = await app.db.query(`SELECT 1 FROM mail WHERE key LIKE 'draft:%' AND to_address = $1`, [
      moderator.email,
    ]);
    expect(mails).toHaveLength(2);
  });
});

describe('a draft', () => {
  it('is kept on refusal with all that was typed, seen by its author alone, and gone with the decision', async () => {
    app.clock.set(MONDAY);
    const on = await waitingQuestion(app, asker, categoryId);
    app.clock.set(EVENING);
    const input = {
      itemId: on.itemId,
      version: await on.version(),
      reasonCode: 'OTHER',
      reason: 'Длинное объяснение.',
    };
    expect((await decide(app, 'rejectItem', input, moderator)).__typename).toBe('WindowClosed');
    const draft = await draftOf(on, moderator);
    expect(draft).toMatchObject({ kind: 'REJECTED', refusedAs: 'WINDOW_CLOSED' });
    expect(JSON.parse(String(draft?.['input']))).toMatchObject({ reason: 'Длинное объяснение.' });
    expect(await draftOf(on, other)).toBeNull();
    app.clock.set(MONDAY);
    expect((await decide(app, 'rejectItem', input, moderator)).__typename).toBe('DecisionSuccess');
    expect(await draftOf(on, moderator)).toBeNull();
  });

  it('is kept without deciding, and thrown away by its author only', async () => {
    const on = await waitingQuestion(app, asker, categoryId);
    expect(await publish(on, moderator, { mode: 'DRAFT' })).toMatchObject({ draft: { runAt: null } });
    const draftId = (await draftOf(on, moderator))?.['id'];
    expect((await mutate(app, 'discardDraft', { draftId }, '', other)).__typename).toBe('NotFound');
    expect((await mutate(app, 'discardDraft', { draftId }, '', moderator)).__typename).toBe(
      'DiscardDraftSuccess',
    );
    expect(await draftOf(on, moderator)).toBeNull();
  });

  it('of who may no longer decide is not made', async () => {
    const on = await waitingQuestion(app, asker, categoryId);
    const leaving = await app.person('MODERATOR');
    app.clock.set(EVENING);
    await publish(on, leaving, { mode: 'AT_OPENING' });
    await app.db.query(`UPDATE account SET role = 'CITIZEN' WHERE id = $1`, [leaving.accountId]);
    app.clock.set(MONDAY);
    await sweep();
    await app.settle();
    const made = await decisions();
    expect(made.filter(({ item_id }) => item_id === keyOf('DeskItem', on.itemId))).toEqual([]);
  });
});

describe('an official answer', () => {
  it('is scheduled for the opening, published once then, and its author is told if it cannot be', async () => {
    app.clock.set(MONDAY);
    const [on, hidden] = [
      await waitingQuestion(app, asker, categoryId),
      await waitingQuestion(app, asker, categoryId),
    ];
    await publish(on, moderator);
    await publish(hidden, moderator);
    const specialist = await app.person('SPECIALIST');
    app.clock.set('2026-11-27T21:00:00+03:00');
    const body = 'Официальный ответ, написанный вечером.';
    for (const { thread } of [on, hidden]) {
      const kept = await mutate(
        app,
        'postOfficialAnswer',
        { threadId: thread.id, body, atOpening: true },
        '... on AnswerScheduled { runAt }',
        specialist,
      );
      expect(kept).toEqual({ __typename: 'AnswerScheduled', runAt: '2026-11-30T05:00:00.000Z' });
    }
    await app.db.query(`UPDATE thread SET moderation = 'HIDDEN' WHERE id = $1`, [hidden.threadId]);
    app.clock.set('2026-11-30T08:00:00+03:00');
    for (let i = 0; i < 3; i++) await addJob('forum.post-scheduled');
    await app.settle();
    const answers = await app.db.query(
      `SELECT thread_id, author_id FROM post WHERE kind = 'OFFICIAL_ANSWER' AND thread_id = ANY($1)`,
      [[on.threadId, hidden.threadId]],
    );
    expect(answers).toEqual([{ thread_id: on.threadId, author_id: specialist.accountId }]);
    expect(await app.db.query('SELECT thread_id, run_at, refused_as FROM answer_draft')).toEqual([
      { thread_id: hidden.threadId, run_at: null, refused_as: 'NOT_ALLOWED_NOW' },
    ]);
    const told = await app.db.query(
      `SELECT 1 FROM mail WHERE key LIKE 'answer-draft:%' AND to_address = $1`,
      [specialist.email],
    );
    expect(told).toHaveLength(1);
  });

  it('of a supervisor is published outside the window with a reason', async () => {
    const on = await waitingQuestion(app, asker, categoryId);
    await publish(on, moderator);
    const supervisor = await app.person('SUPERVISOR');
    app.clock.set('2026-12-05T12:00:00+03:00');
    const answer = { threadId: on.thread.id, body: 'Срочный официальный ответ.' };
    expect((await mutate(app, 'postOfficialAnswer', answer, '', supervisor)).__typename).toBe('WindowClosed');
    const overrideReason = 'Авария, ждать нельзя.';
    const made = await mutate(app, 'postOfficialAnswer', { ...answer, overrideReason }, '', supervisor);
    expect(made.__typename).toBe('PostOfficialAnswerSuccess');
    const kept = await app.db.query(`SELECT override_reason FROM post WHERE override_reason IS NOT NULL`);
    expect(kept).toEqual([{ override_reason: overrideReason }]);
  });
});

async function publish(on: OnDesk, person: TestPerson, change: Record<string, unknown> = {}) {
  return decide(app, 'publishItem', { itemId: on.itemId, version: await on.version(), ...change }, person);
}

const cutWhoWaits = () =>
  app.db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%desk_item%'`,
  );
const addJob = (task: string) => app.db.query('SELECT graphile_worker.add_job($1, $2)', [task, '{}']);
const sweep = () => addJob('moderation.make-scheduled');
const decisions = () =>
  app.db.query<{ item_id: string; kind: string; actor_id: string }>(
    'SELECT item_id, kind, actor_id FROM decision',
  );
const drafts = () => app.db.query('SELECT item_id, refused_as, run_at FROM decision_draft');

async function draftOf(on: OnDesk, person: TestPerson): Promise<Record<string, unknown> | null> {
  const answer = await graphql<{ node: { myDraft: Record<string, unknown> | null } }>(
    app,
    'query($id: ID!) { node(id: $id) { ... on DeskItem { myDraft { id kind input refusedAs } } } }',
    { id: on.itemId },
    person,
  );
  return answer.data.node.myDraft;
}
