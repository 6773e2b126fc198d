import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyOf } from '#platform';
import { WORKING_TUESDAY } from './support/clock.js';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { type DecisionAnswer, decide, onDuty } from './support/decisions.js';
import { type Published, itemOf, publishedQuestion, publishedReply, seenPost } from './support/edits.js';
import { runJob } from './support/job.js';
import { putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

/** Kinds of item that are about a published text: each with each decision, and with all that the desk does with items. */
let app: TestApp;
let moderator: TestPerson;
let asker: TestPerson;
let reader: TestPerson;
let categoryId: string;
let into: Published;
let published: Published;
let replyId: string;

beforeAll(async () => {
  app = await startApp({ environment: { REVIEW_SHARE: '1' } });
  moderator = await app.person('MODERATOR');
  [asker, reader] = await Promise.all([app.person('CITIZEN'), app.person('CITIZEN')]);
  categoryId = await putCategory(app);
  await onDuty(app, await app.person('SUPERVISOR'), categoryId);
  into = await publishedQuestion(app, asker, moderator, categoryId);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(WORKING_TUESDAY);
  published = await publishedQuestion(app, asker, moderator, categoryId);
  replyId = await publishedReply(app, reader, moderator, published);
});

async function put(kind: 'EDIT' | 'REPORT', on: 'question' | 'reply') {
  const [postId, author] = on === 'question' ? [published.postId, asker] : [replyId, reader];
  if (kind === 'EDIT') {
    const { version } = await seenPost(app, postId, author);
    const body = 'Тот же текст другими словами, подробнее и понятнее.';
    await mutate(app, 'editPost', { postId, version, body }, '', author);
  } else await mutate(app, 'reportPost', { postId, reason: 'INSULT' }, '', await app.person('CITIZEN'));
  await app.settle();
  return { postId, ...(await itemOf(app, postId, kind)) };
}

const REASON = 'Причина, которую прочтёт автор.';
const DECISIONS: ReadonlyArray<readonly [string, string, () => Record<string, unknown>]> = [
  ['PUBLISHED', 'publishItem', () => ({})],
  ['RETURNED', 'returnItem', () => ({ reason: REASON })],
  ['REJECTED', 'rejectItem', () => ({ reasonCode: 'ABUSE' })],
  ['ASKED', 'askForDetails', () => ({ reason: REASON })],
  ['MERGED', 'mergeItem', () => ({ intoThreadId: into.question.thread.id })],
  ['HIDDEN', 'hideItem', () => ({ reason: REASON })],
  ['LOCKED', 'lockItem', () => ({ reason: REASON })],
  ['ESCALATED', 'escalateItem', () => ({ reason: REASON })],
  ['CONFIRMED', 'confirmAnswer', () => ({})],
];
const MADE: Record<string, readonly string[]> = {
  EDIT: ['PUBLISHED', 'RETURNED', 'REJECTED'],
  REPORT: ['PUBLISHED', 'HIDDEN', 'LOCKED'],
};
const TABLE = (['EDIT', 'REPORT'] as const).flatMap((kind) =>
  (['question', 'reply'] as const).flatMap((on) =>
    DECISIONS.map(([decision, mutation, input]) => ({
      kind,
      on,
      decision,
      mutation,
      input,
      outcome: MADE[kind]?.includes(decision) ? 'DecisionSuccess' : 'NotAllowedNow',
    })),
  ),
);

describe('each decision on each kind', () => {
  it.each(TABLE)('$decision on $kind of a $on: $outcome', async ({ kind, on, mutation, input, outcome }) => {
    const { itemId, version, postId } = await put(kind, on);
    const answer = await decide(app, mutation, { itemId, version, ...input() }, moderator);
    expect(answer.__typename).toBe(outcome);
    expect((await itemOf(app, postId, kind)).waits).toBe(outcome !== 'DecisionSuccess');
    if (outcome === 'DecisionSuccess') {
      const undone = await mutate(app, 'undoDecision', { decisionId: answer.decision?.id }, '', moderator);
      expect(undone.__typename).toBe('UndoDecisionSuccess');
      expect((await itemOf(app, postId, kind)).waits).toBe(true);
    }
    await app.settle();
  });
});

describe.each(['EDIT', 'REPORT'] as const)('an item of kind %s', (kind) => {
  it('is handed out, filtered, counted and told of as every other', async () => {
    const before = await count();
    const { itemId } = await put(kind, 'question');
    expect(await count()).toBe(before + 1);
    const { data } = await graphql<{ claimNext: { item: { id: string; kind: string } } }>(
      app,
      `mutation { claimNext(input: { kind: ${kind} }) { ... on ClaimSuccess { item { id kind } } } }`,
      {},
      await app.person('MODERATOR'),
    );
    expect(data.claimNext.item.kind).toBe(kind);
    const [change] = await app.db.query<{ kind: string }>(
      `SELECT c.kind FROM desk_change c JOIN desk_item i ON i.id = c.item_id
       WHERE i.kind = $1 ORDER BY c.id DESC LIMIT 1`,
      [kind],
    );
    expect(change?.kind).toBe('CLAIMED');
    const listed = await graphql<{ desk: { edges: Array<{ node: { id: string } }> } }>(
      app,
      `{ desk(filter: { kind: ${kind} }, first: 50) { edges { node { id } } } }`,
      {},
      moderator,
    );
    expect(listed.data.desk.edges.map(({ node }) => node.id)).toContain(itemId);
  });

  it('is decided with others at once, each with an outcome of its own', async () => {
    const items = [await put(kind, 'question'), await put(kind, 'reply')];
    const { results } = await mutate<{ results: DecisionAnswer[] }>(
      app,
      'decideItems',
      { kind: 'RETURNED', reason: REASON, items: items.map(({ itemId, version }) => ({ itemId, version })) },
      '... on DecideItemsSuccess { results { __typename } }',
      moderator,
    );
    const expected = kind === 'EDIT' ? 'DecisionSuccess' : 'NotAllowedNow';
    expect(results.map(({ __typename }) => __typename)).toEqual([expected, expected]);
  });

  it('is decided at the opening, by who scheduled it', async () => {
    const { itemId, version, postId } = await put(kind, 'reply');
    app.clock.set('2026-11-20T20:00:00+03:00');
    const kept = await decide(app, 'publishItem', { itemId, version, mode: 'AT_OPENING' }, moderator);
    expect(kept).toMatchObject({
      __typename: 'DecisionDraftKept',
      draft: { runAt: '2026-11-23T05:00:00.000Z' },
    });
    app.clock.set('2026-11-23T08:00:30+03:00');
    await runJob(app, 'moderation.make-scheduled');
    expect((await itemOf(app, postId, kind)).waits).toBe(false);
  });

  it('is in the audit log with what was decided', async () => {
    const { itemId, version } = await put(kind, 'question');
    const { decision } = await decide(app, 'publishItem', { itemId, version }, moderator);
    const entries = await app.db.query<{ facts: { decisionId: string; kind: string } }>(
      `SELECT facts FROM audit_entry WHERE action = 'moderation.decided' AND facts ->> 'decisionId' = $1`,
      [keyOf('Decision', decision?.id ?? '')],
    );
    expect(entries).toMatchObject([{ facts: { kind: 'PUBLISHED' } }]);
  });
});

describe('a rejected edit', () => {
  it('is looked at by a second moderator with its own text', async () => {
    const { itemId, version } = await put('EDIT', 'question');
    await decide(app, 'rejectItem', { itemId, version, reasonCode: 'ABUSE' }, moderator);
    const second = await app.person('MODERATOR');
    const { data } = await graphql<{ secondReviews: Array<{ kind: string; html: string }> }>(
      app,
      '{ secondReviews { kind html } }',
      {},
      second,
    );
    const edits = data.secondReviews.filter(({ kind }) => kind === 'EDIT');
    expect(edits.at(-1)?.html).toContain('Тот же текст другими словами');
  });
});

const count = async (): Promise<number> => {
  const { data } = await graphql<{ deskCount: number }>(app, '{ deskCount }', {}, moderator);
  return data.deskCount;
};
