import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyOf, toGlobalId } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { type OnDesk, decide, waitingQuestion } from './support/decisions.js';
import { itemOf as deskItemOf, seenPost } from './support/edits.js';
import { putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { runJob } from './support/job.js';

const FRIDAY = '2026-11-20';
/** Saturday, the first day after {@link FRIDAY}, while the desk is closed until Monday. */
const NIGHT = '2026-11-21T00:00:00+03:00';
const MONDAY_NINE = '2026-11-23T06:00:00.000Z';
const BODY = 'Справка действует тридцать дней со дня выдачи.';

let app: TestApp;
let asker: TestPerson;
let moderator: TestPerson;
let other: TestPerson;
let supervisor: TestPerson;
let specialist: TestPerson;
let categoryId: string;

beforeAll(async () => {
  app = await startApp({ environment: { REVIEW_SHARE: '0' } });
  [asker, moderator, other, supervisor, specialist] = await Promise.all([
    app.person('CITIZEN'),
    app.person('MODERATOR'),
    app.person('MODERATOR'),
    app.person('SUPERVISOR'),
    app.person('SPECIALIST'),
  ]);
  categoryId = await putCategory(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(WORKING_TUESDAY);
  await app.db.query('UPDATE desk_item SET closed_at = now() WHERE closed_at IS NULL');
});

interface Answered {
  readonly on: OnDesk;
  readonly postId: string;
}

const post = (threadId: string, input: Record<string, unknown> = {}, person: TestPerson = specialist) =>
  mutate<{
    __typename: string;
    post?: { id: string };
    problems?: Array<{ field: string; code: string }>;
    runAt?: string;
  }>(
    app,
    'postOfficialAnswer',
    { threadId, body: BODY, ...input },
    '... on PostOfficialAnswerSuccess { post { id } } ... on AnswerScheduled { runAt }',
    person,
  );

async function letIn(): Promise<OnDesk> {
  const on = await waitingQuestion(app, asker, categoryId);
  await decide(app, 'publishItem', { itemId: on.itemId, version: await on.version() }, moderator);
  return on;
}

async function answered(input: Record<string, unknown> = { validUntil: FRIDAY }): Promise<Answered> {
  const on = await letIn();
  const made = await post(on.thread.id, input);
  if (!made.post) throw new Error(JSON.stringify(made));
  await app.settle();
  return { on, postId: made.post.id };
}

async function expired(): Promise<Answered & { readonly itemId: string }> {
  const given = await answered();
  app.clock.set('2026-11-23T10:00:00+03:00');
  await runJob(app, 'forum.expire-answers');
  const item = await itemOf(given);
  if (!item) throw new Error('It is not on the desk');
  return { ...given, itemId: item.id };
}

interface ItemSeen {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly dueAt: string;
  readonly closedAt: string | null;
  readonly marksOfAnswer: Array<{ note: string }>;
}

/** The re-check of an answer as the desk shows it; `null` where it does not wait. */
async function itemOf({ postId }: Answered): Promise<ItemSeen | null> {
  const seen = await graphql<{ desk: { edges: Array<{ node: ItemSeen & { postId: string } }> } }>(
    app,
    `
      {
        desk(first: 50, filter: { kind: EXPIRED_ANSWER }) {
          edges {
            node {
              id
              kind
              postId
              version
              dueAt
              closedAt
              marksOfAnswer {
                note
                by
                at
              }
            }
          }
        }
      }
    `,
    {},
    moderator,
  );
  return seen.data.desk.edges.map(({ node }) => node).find((node) => node.postId === postId) ?? null;
}

const seenBy = async ({ on }: Answered, person?: TestPerson) =>
  (
    await graphql<{ thread: { officialAnswer: Record<string, string | null> } }>(
      app,
      'query ($number: Int!) { thread(number: $number) { officialAnswer { checkedOn validUntil expiredAt } } }',
      { number: on.thread.number },
      person,
    )
  ).data.thread.officialAnswer;

const confirm = async (given: Answered, input: Record<string, unknown> = {}, person = moderator) => {
  const item = await itemOf(given);
  return decide(app, 'confirmAnswer', { itemId: item?.id, version: item?.version, ...input }, person);
};

describe('an official answer', () => {
  it('says when it was checked and until when it holds, in the calendar of Moscow', async () => {
    expect(await seenBy(await answered({}))).toEqual({
      checkedOn: '2026-11-17',
      validUntil: null,
      expiredAt: null,
    });
    const given = await answered({ checkedOn: '2026-11-10', validUntil: '2026-11-17' });
    expect(await seenBy(given)).toMatchObject({ checkedOn: '2026-11-10', validUntil: '2026-11-17' });
  });

  it.each([
    [{ checkedOn: '2026-11-18' }, 'checkedOn', 'checked_LATER'],
    [{ validUntil: '2026-11-16' }, 'validUntil', 'valid_PASSED'],
    [{ validUntil: '2026-02-30' }, 'validUntil', 'day_UNKNOWN'],
    [{ checkedOn: 'вчера' }, 'checkedOn', 'day_UNKNOWN'],
  ])('is refused with %j', async (dates, field, code) => {
    const on = await letIn();
    expect(await post(on.thread.id, dates)).toMatchObject({ problems: [{ field, code }] });
  });

  it('keeps its dates while it waits for the opening', async () => {
    const on = await letIn();
    app.clock.set('2026-11-17T21:00:00+03:00');
    const dates = { checkedOn: '2026-11-16', validUntil: '2026-12-01' };
    expect(await post(on.thread.id, { ...dates, atOpening: true })).toMatchObject({
      __typename: 'AnswerScheduled',
    });
    app.clock.set('2026-11-18T08:00:00+03:00');
    await runJob(app, 'forum.post-scheduled');
    expect(await seenBy({ on, postId: '' })).toMatchObject(dates);
  });
});

describe('an answer past its last day', () => {
  it('says so to the very next reader, and is due an hour after the opening; once', async () => {
    const given = await answered();
    app.clock.set('2026-11-20T23:59:59+03:00');
    await runJob(app, 'forum.expire-answers');
    expect(await seenBy(given)).toMatchObject({ validUntil: FRIDAY, expiredAt: null });
    app.clock.set(NIGHT);
    await runJob(app, 'forum.expire-answers', 3);
    expect(await seenBy(given)).toMatchObject({ expiredAt: new Date(NIGHT).toISOString() });
    expect(await itemOf(given)).toMatchObject({ kind: 'EXPIRED_ANSWER', dueAt: MONDAY_NINE });
    const rows = await app.db.query(`SELECT 1 FROM desk_item WHERE post_id = $1`, [
      keyOf('Post', given.postId),
    ]);
    expect(rows).toHaveLength(1);
  });

  it('is no news where another answer stands in its place', async () => {
    const given = await answered();
    await post(given.on.thread.id, { body: 'Теперь справка действует шестьдесят дней.' });
    app.clock.set(NIGHT);
    await runJob(app, 'forum.expire-answers');
    expect(await itemOf(given)).toBeNull();
  });

  it('holds again when confirmed; the undoing brings everything back', async () => {
    const given = await expired();
    const before = await seenBy(given);
    expect(await confirm(given, { validUntil: '2026-11-22' })).toMatchObject({ __typename: 'InvalidInput' });
    const made = await confirm(given, { validUntil: '2026-12-31' });
    expect(made).toMatchObject({ __typename: 'DecisionSuccess', decision: { kind: 'CONFIRMED' } });
    expect(await seenBy(given)).toEqual({
      checkedOn: '2026-11-23',
      validUntil: '2026-12-31',
      expiredAt: null,
    });
    expect(await itemOf(given)).toBeNull();
    const undone = await mutate(app, 'undoDecision', { decisionId: made.decision?.id }, '', moderator);
    expect(undone.__typename).toBe('UndoDecisionSuccess');
    expect(await seenBy(given)).toEqual(before);
    expect(await itemOf(given)).not.toBeNull();
  });

  it('comes to the desk again when it ends again', async () => {
    const given = await expired();
    await confirm(given, { validUntil: '2026-11-24' });
    app.clock.set('2026-11-25T10:00:00+03:00');
    await runJob(app, 'forum.expire-answers');
    expect(await itemOf(given)).toMatchObject({ dueAt: '2026-11-25T08:00:00.000Z' });
    const facts = await app.db.query(
      `SELECT facts FROM audit_entry WHERE action = 'moderation.decided' AND facts->>'kind' = 'CONFIRMED' AND facts->>'postId' = $1`,
      [keyOf('Post', given.postId)],
    );
    expect(facts).toHaveLength(1);
  });

  it('leaves the desk when a specialist answers anew', async () => {
    const given = await expired();
    await post(given.on.thread.id, {
      body: 'Теперь справка действует шестьдесят дней.',
      validUntil: '2027-01-01',
    });
    await app.settle();
    expect(await itemOf(given)).toBeNull();
    const changes = await app.db.query<{ kind: string }>(
      'SELECT kind FROM desk_change WHERE item_id = $1 ORDER BY id',
      [keyOf('DeskItem', given.itemId)],
    );
    expect(changes.length).toBeGreaterThan(1);
  });

  it('is refused to be confirmed on another version, by a citizen, twice, and outside the window', async () => {
    const given = await expired();
    const item = await itemOf(given);
    expect((await confirm(given, { version: 99 })).__typename).toBe('StaleVersion');
    for (const person of [asker, specialist])
      expect((await confirm(given, {}, person)).__typename).toBe('NotPermitted');
    app.clock.set('2026-11-23T21:00:00+03:00');
    expect((await confirm(given)).__typename).toBe('WindowClosed');
    expect((await confirm(given, { mode: 'AT_OPENING', validUntil: '2026-12-31' })).__typename).toBe(
      'DecisionDraftKept',
    );
    app.clock.set('2026-11-24T08:00:00+03:00');
    await runJob(app, 'moderation.make-scheduled');
    expect(await seenBy(given)).toMatchObject({ validUntil: '2026-12-31', expiredAt: null });
    const again = await decide(app, 'confirmAnswer', { itemId: item?.id, version: item?.version }, other);
    expect(again.__typename).toBe('AlreadyDecided');
  });

  it('is claimed, counted and found like everything on the desk', async () => {
    const given = await expired();
    const claim = await graphql<{ claimNext: { item: { id: string } } }>(
      app,
      'mutation { claimNext { ... on ClaimSuccess { item { id kind } } } }',
      {},
      moderator,
    );
    expect(claim.data.claimNext.item.id).toBe(given.itemId);
    expect((await confirm(given, {}, other)).__typename).toBe('ClaimedByAnother');
    const counts = await graphql<{ deskCounts: { kinds: Array<{ kind: string; count: number }> } }>(
      app,
      '{ deskCounts { kinds { kind count } } }',
      {},
      moderator,
    );
    expect(counts.data.deskCounts.kinds).toEqual([{ kind: 'EXPIRED_ANSWER', count: 1 }]);
  });
});

describe('an answer that its author changes while it waits', () => {
  it('is confirmed as it stands now; the undoing leaves the text and brings the dates back', async () => {
    const given = await expired();
    const former = await itemOf(given);
    const edited = await mutate(
      app,
      'editPost',
      { postId: given.postId, version: former?.version, body: `${BODY} Продлить её нельзя.` },
      '',
      specialist,
    );
    expect(edited.__typename).toBe('EditPostSuccess');
    await app.settle();
    const stale = { itemId: given.itemId, version: former?.version };
    expect((await decide(app, 'confirmAnswer', stale, moderator)).__typename).toBe('StaleVersion');
    const made = await confirm(given, { validUntil: '2026-12-31' });
    expect(made.__typename).toBe('DecisionSuccess');
    expect(await seenBy(given)).toMatchObject({ validUntil: '2026-12-31', expiredAt: null });
    await mutate(app, 'undoDecision', { decisionId: made.decision?.id }, '', moderator);
    expect(await seenBy(given)).toMatchObject({ validUntil: FRIDAY, expiredAt: expect.any(String) });
    expect((await seenPost(app, given.postId, null)).html).toContain('Продлить её нельзя');
  });
});

describe('decisions on it', () => {
  const REASON = 'Причина, которую прочтут.';
  it.each([
    ['publishItem', {}, 'NotAllowedNow'],
    ['returnItem', { reason: REASON }, 'NotAllowedNow'],
    ['rejectItem', { reasonCode: 'OFF_TOPIC' }, 'NotAllowedNow'],
    ['askForDetails', { reason: REASON }, 'NotAllowedNow'],
    [
      'mergeItem',
      { intoThreadId: toGlobalId('Thread', '0f0f5a3e-5a3e-4a3e-8a3e-000000000001') },
      'NotAllowedNow',
    ],
    ['lockItem', { reason: REASON }, 'NotAllowedNow'],
    ['escalateItem', { reason: REASON }, 'NotAllowedNow'],
    ['hideItem', { reason: REASON }, 'DecisionSuccess'],
    ['confirmAnswer', {}, 'DecisionSuccess'],
  ])('%s: %s', async (mutation, input, outcome) => {
    const given = await expired();
    const item = await itemOf(given);
    const on = { itemId: given.itemId, version: item?.version };
    expect((await decide(app, mutation, { ...on, ...input }, moderator)).__typename).toBe(outcome);
    expect((await itemOf(given)) === null).toBe(outcome === 'DecisionSuccess');
  });
});

describe('hidden otherwise', () => {
  const REASON = 'Причина, которую прочтут.';
  const hidden: ReadonlyArray<readonly [string, (given: Answered) => Promise<{ decisionId: unknown }>]> = [
    [
      'after a report of a reader',
      async ({ postId }) => {
        await mutate(app, 'reportPost', { postId, reason: 'DANGEROUS_ADVICE' }, '', asker);
        await app.settle();
        return hide(await deskItemOf(app, postId, 'REPORT'));
      },
    ],
    ['with its thread', async ({ on }) => hide({ itemId: on.itemId, version: await on.version() })],
  ];
  const hide = async ({ itemId, version }: { readonly itemId: string; readonly version: number }) => {
    const made = await decide(app, 'hideItem', { itemId, version, reason: REASON }, moderator);
    await app.settle();
    return { decisionId: made.decision?.id };
  };

  it.each(hidden)('%s it leaves the desk, and waits again when that is undone', async (_how, hiding) => {
    for (const given of [await expired(), await doubted()]) {
      expect(await itemOf(given)).not.toBeNull();
      const decision = await hiding(given);
      expect(await itemOf(given)).toBeNull();
      expect((await mutate(app, 'undoDecision', decision, '', moderator)).__typename).toBe(
        'UndoDecisionSuccess',
      );
      await app.settle();
      expect(await itemOf(given)).toMatchObject({ kind: 'EXPIRED_ANSWER', closedAt: null });
    }
  });
});

const mark = (postId: string, person: TestPerson, input: Record<string, unknown> = {}) =>
  mutate<{ __typename: string; item?: { id: string }; state?: string }>(
    app,
    'markForReview',
    { postId, note: 'Порядок изменился в ноябре.', ...input },
    '... on MarkForReviewSuccess { item { id } } ... on NotAllowedNow { state }',
    person,
  );

async function doubted(): Promise<Answered> {
  const given = await answered({});
  await mark(given.postId, specialist);
  return given;
}

describe('an answer that somebody doubts', () => {
  it('waits with the notes of specialists and moderators until it is confirmed', async () => {
    const given = await answered({});
    const key = '0f0f5a3e-5a3e-4a3e-8a3e-00000000000a';
    for (let turn = 0; turn < 2; turn++) await mark(given.postId, specialist, { idempotencyKey: key });
    await mark(given.postId, moderator, { note: 'И ссылка больше не открывается.' });
    expect(await itemOf(given)).toMatchObject({
      dueAt: '2026-11-17T09:00:00.000Z',
      marksOfAnswer: [{ note: 'Порядок изменился в ноябре.' }, { note: 'И ссылка больше не открывается.' }],
    });
    const made = await confirm(given);
    expect(made.__typename).toBe('DecisionSuccess');
    app.clock.set('2026-11-17T12:00:00+03:00');
    await mark(given.postId, supervisor, { note: 'Всё же не совсем так.' });
    expect((await itemOf(given))?.marksOfAnswer).toMatchObject([{ note: 'Всё же не совсем так.' }]);
    const audited = await app.db.query(
      `SELECT 1 FROM audit_entry WHERE action = 'moderation.answer-marked' AND facts ->> 'postId' = $1`,
      [keyOf('Post', given.postId)],
    );
    expect(audited).toHaveLength(3);
  });

  it('has to be the present official answer, and who marks it staff', async () => {
    const given = await answered({});
    expect((await mark(given.postId, asker)).__typename).toBe('NotPermitted');
    const [question] = await app.db.query<{ id: string }>(
      `SELECT id FROM post WHERE thread_id = $1 AND kind = 'QUESTION'`,
      [given.on.threadId],
    );
    expect(await mark(toGlobalId('Post', question?.id ?? ''), specialist)).toMatchObject({
      state: 'QUESTION',
    });
    await post(given.on.thread.id, { body: 'Теперь справка действует шестьдесят дней.' });
    expect(await mark(given.postId, specialist)).toMatchObject({ state: 'SUPERSEDED' });
    expect(
      (await mark(toGlobalId('Post', '0f0f5a3e-5a3e-4a3e-8a3e-000000000001'), specialist)).__typename,
    ).toBe('NotFound');
  });
});
