import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { type OnDesk, decide, onDuty, stateOf, undoingEnds, waitingQuestion } from './support/decisions.js';
import { QUESTION, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';
import { keyOf } from '#platform';

let app: TestApp;
let asker: TestPerson;
let moderator: TestPerson;
let other: TestPerson;
let supervisor: TestPerson;
let specialist: TestPerson;
let categoryId: string;
let kept: OnDesk;

beforeAll(async () => {
  app = await startApp({ environment: { REVIEW_SHARE: '0' } });
  [asker, moderator, other, supervisor] = await Promise.all([
    app.person('CITIZEN'),
    app.person('MODERATOR', { name: 'Ольга Сергеевна' }),
    app.person('MODERATOR', { name: 'Павел Андреевич' }),
    app.person('SUPERVISOR'),
  ]);
  categoryId = await putCategory(app);
  specialist = await onDuty(app, supervisor, categoryId);
  kept = await waitingQuestion(app, asker, categoryId);
  await decide(app, 'publishItem', { itemId: kept.itemId, version: await kept.version() }, moderator);
});
afterAll(() => app.close());
afterEach(() => app.clock.set(WORKING_TUESDAY));

const REASON = 'Причина, которую прочтёт автор.';
const REDACTED = {
  redactedTitle: QUESTION.title.replace('паспорт', '[скрыто]'),
  redactedText: QUESTION.body.replace('новый паспорт', '[скрыто]'),
};

interface Story {
  readonly mutation: string;
  readonly input: () => Record<string, unknown>;
  readonly kind: string;
  /** Whether it is made on what readers see already. */
  readonly published?: boolean;
  readonly after: Record<string, unknown>;
}

const STORIES: readonly Story[] = [
  { mutation: 'publishItem', input: () => ({}), kind: 'PUBLISHED', after: { moderation: 'PUBLISHED' } },
  {
    mutation: 'publishItem',
    input: () => REDACTED,
    kind: 'PUBLISHED',
    after: { moderation: 'PUBLISHED', title: REDACTED.redactedTitle },
  },
  {
    mutation: 'returnItem',
    input: () => ({ reason: REASON, span: { start: 0, end: 7 } }),
    kind: 'RETURNED',
    after: { moderation: 'RETURNED' },
  },
  {
    mutation: 'rejectItem',
    input: () => ({ reasonCode: 'OFF_TOPIC', reason: REASON }),
    kind: 'REJECTED',
    after: { moderation: 'REJECTED' },
  },
  {
    mutation: 'askForDetails',
    input: () => ({ reason: REASON }),
    kind: 'ASKED',
    after: { moderation: 'PUBLISHED', resolution: 'AWAITING_ASKER' },
  },
  {
    mutation: 'mergeItem',
    input: () => ({ intoThreadId: kept.thread.id }),
    kind: 'MERGED',
    after: { moderation: 'MERGED', resolution: 'DUPLICATE' },
  },
  {
    mutation: 'escalateItem',
    input: () => ({ reason: REASON }),
    kind: 'ESCALATED',
    after: { moderation: 'PUBLISHED', resolution: 'OPEN' },
  },
  {
    mutation: 'hideItem',
    input: () => ({ reason: REASON }),
    kind: 'HIDDEN',
    published: true,
    after: { moderation: 'HIDDEN' },
  },
  {
    mutation: 'lockItem',
    input: () => ({ reason: REASON }),
    kind: 'LOCKED',
    published: true,
    after: { moderation: 'PUBLISHED' },
  },
];
const NAMED = STORIES.map(
  (story) => [`${story.mutation} ${Object.keys(story.input).join(' ')}`.trim(), story] as const,
);

async function ready({ published }: Story): Promise<OnDesk> {
  app.clock.set(WORKING_TUESDAY);
  const question = await waitingQuestion(app, asker, categoryId);
  if (!published) return question;
  const let_in = await decide(
    app,
    'publishItem',
    { itemId: question.itemId, version: await question.version() },
    moderator,
  );
  expect(let_in.__typename).toBe('DecisionSuccess');
  return question;
}

const decisionsOn = ({ itemId }: OnDesk) =>
  app.db.query<{ kind: string; undone: boolean }>(
    'SELECT kind, undone_at IS NOT NULL AS undone FROM decision WHERE item_id = $1 ORDER BY decided_at, id',
    [keyOf('DeskItem', itemId)],
  );

describe.each(NAMED.map(([name, story], index) => [`${name} (${index + 1})`, story] as const))(
  '%s',
  (_name, story) => {
    const make = async (on: OnDesk, person: TestPerson | null, change: Record<string, unknown> = {}) =>
      decide(
        app,
        story.mutation,
        { itemId: on.itemId, version: await on.version(), ...story.input(), ...change },
        person,
      );

    it('is made, is one row, closes the item, and is refused as already decided after that', async () => {
      const on = await ready(story);
      const before = await decisionsOn(on);
      const made = await make(on, moderator);
      expect(made).toMatchObject({ __typename: 'DecisionSuccess', decision: { kind: story.kind } });
      expect(await decisionsOn(on)).toEqual([...before, { kind: story.kind, undone: false }]);
      expect(await stateOf(app, on)).toMatchObject({ thread: story.after, items: [{ waits: false }] });
      expect((await make(on, other)).__typename).toBe('AlreadyDecided');
      expect(await decisionsOn(on)).toHaveLength(before.length + 1);
    });

    it('is refused on a stale version, and stays as a draft', async () => {
      const on = await ready(story);
      const state = await stateOf(app, on);
      const version = await on.version();
      const refused = await make(on, moderator, { version: version - 1 });
      expect(refused).toMatchObject({ __typename: 'StaleVersion', currentVersion: version });
      expect(await stateOf(app, on)).toEqual(state);
      expect(await draftOf(on, moderator)).toMatchObject({
        kind: story.kind,
        refusedAs: 'STALE_VERSION',
        runAt: null,
      });
    });

    it('is refused while another holds the item', async () => {
      const on = await ready(story);
      // What readers see is on the desk again when somebody reports it.
      await app.db.query(
        'UPDATE desk_item SET closed_at = NULL, claimed_by = $2, claimed_until = $3 WHERE id = $1',
        [keyOf('DeskItem', on.itemId), other.accountId, '2026-11-17T12:00:00+03:00'],
      );
      const refused = await make(on, moderator);
      expect(refused).toMatchObject({ __typename: 'ClaimedByAnother', by: 'Павел Андреевич' });
      expect((await make(on, other)).__typename).toBe('DecisionSuccess');
    });

    it('is refused outside the window with the opening; a supervisor may with a reason', async () => {
      const on = await ready(story);
      app.clock.set('2026-11-20T20:00:00+03:00');
      const closed = { __typename: 'WindowClosed', opensAt: '2026-11-23T05:00:00.000Z' };
      expect(await make(on, moderator)).toMatchObject(closed);
      expect(await make(on, moderator, { overrideReason: 'Очень срочно, дети ждут.' })).toMatchObject(closed);
      expect(await make(on, supervisor)).toMatchObject(closed);
      const made = await make(on, supervisor, { overrideReason: 'Очень срочно, дети ждут.' });
      expect(made).toMatchObject({
        __typename: 'DecisionSuccess',
        decision: { overrideReason: 'Очень срочно, дети ждут.' },
      });
    });

    it.each(['nobody', 'CITIZEN', 'SPECIALIST'] as const)('is not for %s', async (role) => {
      const on = await ready(story);
      const state = await stateOf(app, on);
      const person = role === 'nobody' ? null : role === 'CITIZEN' ? asker : specialist;
      expect((await make(on, person)).__typename).toBe('NotPermitted');
      expect(await stateOf(app, on)).toEqual(state);
    });

    it('is undone whole: states, texts, the item in its old place, counters', async () => {
      const on = await ready(story);
      const before = await stateOf(app, on);
      const { decision } = await make(on, moderator);
      app.clock.advance(5 * 60_000 - 1);
      expect((await undo(decision?.id, other)).__typename).toBe('NotPermitted');
      expect((await undo(decision?.id, moderator)).__typename).toBe('UndoDecisionSuccess');
      expect(await stateOf(app, on)).toEqual(before);
      expect((await decisionsOn(on)).at(-1)).toEqual({ kind: story.kind, undone: true });
      expect((await undo(decision?.id, moderator)).__typename).toBe('AlreadyUndone');
      // And can be made again.
      expect((await make(on, moderator)).__typename).toBe('DecisionSuccess');
      await app.settle();
    });

    it('is undone after five minutes by a supervisor only', async () => {
      const on = await ready(story);
      const before = await stateOf(app, on);
      const { decision } = await make(on, moderator);
      app.clock.advance(5 * 60_000);
      expect((await undo(decision?.id, moderator)).__typename).toBe('TooLateToUndo');
      expect((await undo(decision?.id, supervisor)).__typename).toBe('UndoDecisionSuccess');
      expect(await stateOf(app, on)).toEqual(before);
    });
  },
);

describe('a decision', () => {
  it('hides parts of a text and loses none: staff and the author read the original', async () => {
    const on = await ready(STORIES[0] as Story);
    const version = await on.version();
    const rewritten = { itemId: on.itemId, version, redactedText: 'Совсем другой текст вопроса.' };
    expect(await decide(app, 'publishItem', rewritten, moderator)).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'redactedText', code: 'redaction_REWRITES' }],
    });
    await decide(app, 'publishItem', { itemId: on.itemId, version, ...REDACTED }, moderator);
    const [post] = await app.db.query<{ html: string }>('SELECT html FROM post WHERE thread_id = $1', [
      on.threadId,
    ]);
    expect(post?.html).toContain('[скрыто]');
    expect(post?.html).not.toContain('новый паспорт');
    const seen = await graphql<{ node: Record<string, unknown> }>(
      app,
      'query($id: ID!) { node(id: $id) { ... on DeskItem { title original { title markdown } } } }',
      { id: on.itemId },
      moderator,
    );
    expect(seen.data.node).toEqual({
      title: REDACTED.redactedTitle,
      original: { title: QUESTION.title, markdown: QUESTION.body },
    });
  });

  it('that returns a text names a place in it, and what is sent again has its old place in the queue', async () => {
    const on = await ready(STORIES[0] as Story);
    const version = await on.version();
    const before = await stateOf(app, on);
    const input = { itemId: on.itemId, version, reason: REASON };
    expect(
      await decide(app, 'returnItem', { ...input, span: { start: 0, end: 10_000 } }, moderator),
    ).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'span' }],
    });
    await decide(app, 'returnItem', { ...input, span: { start: 0, end: 7 } }, moderator);
    app.clock.advance(3 * 3_600_000);
    const revision = {
      threadId: on.thread.id,
      version: await on.version(),
      title: QUESTION.title,
      body: QUESTION.body,
    };
    expect((await mutate(app, 'reviseQuestion', revision, '', asker)).__typename).toBe(
      'ReviseQuestionSuccess',
    );
    await app.settle();
    expect(await stateOf(app, on)).toEqual(before);
  });

  it('locks a thread: no replies, official answers still', async () => {
    const on = await ready({ ...(STORIES[0] as Story), published: true });
    await decide(
      app,
      'lockItem',
      { itemId: on.itemId, version: await on.version(), reason: REASON },
      moderator,
    );
    const body = 'Текст, который достаточно длинный.';
    expect(
      await mutate(
        app,
        'postReply',
        { threadId: on.thread.id, body },
        '... on NotAllowedNow { state }',
        asker,
      ),
    ).toMatchObject({ __typename: 'NotAllowedNow', state: 'LOCKED' });
    const answered = await mutate(
      app,
      'postOfficialAnswer',
      { threadId: on.thread.id, body },
      '',
      specialist,
    );
    expect(answered.__typename).toBe('PostOfficialAnswerSuccess');
  });

  it('asks for details, and the question is open again when the asker clarifies', async () => {
    const on = await ready(STORIES[0] as Story);
    await decide(
      app,
      'askForDetails',
      { itemId: on.itemId, version: await on.version(), reason: REASON },
      moderator,
    );
    const body = 'Вот подробности, о которых просили.';
    await mutate(app, 'postReply', { threadId: on.thread.id, body }, '', asker);
    expect(await stateOf(app, on)).toMatchObject({ thread: { resolution: 'OPEN' } });
  });

  it('escalates by duty and load, is seen on the item, and ends with the official answer', async () => {
    const second = await onDuty(app, supervisor, categoryId);
    const chosen = [];
    for (let i = 0; i < 2; i++) {
      const on = await ready(STORIES[0] as Story);
      await decide(
        app,
        'escalateItem',
        { itemId: on.itemId, version: await on.version(), reason: REASON },
        moderator,
      );
      const [row] = await app.db.query<{ specialist_id: string }>(
        'SELECT specialist_id FROM escalation WHERE thread_id = $1',
        [on.threadId],
      );
      chosen.push(row?.specialist_id);
      await app.settle();
      if (i > 0) continue;
      await undoingEnds(app);
      const mails = await app.db.query<{ key: string }>(
        `SELECT key FROM mail WHERE key LIKE 'escalation:%' AND to_address = $1`,
        [second.email],
      );
      expect(mails).toHaveLength(1);
      const body = 'Официальный ответ специалиста.';
      await mutate(app, 'postOfficialAnswer', { threadId: on.thread.id, body }, '', second);
      await app.settle();
      expect(
        await app.db.query('SELECT 1 FROM escalation WHERE thread_id = $1 AND ended_at IS NULL', [
          on.threadId,
        ]),
      ).toEqual([]);
    }
    // The first specialist has open ones from the tests above, the second one has none again.
    expect(chosen).toEqual([second.accountId, second.accountId]);
  });

  it('is refused when nobody covers the category', async () => {
    const lonely = await putCategory(app, 'payments');
    const on = await waitingQuestion(app, asker, lonely);
    const input = { itemId: on.itemId, version: await on.version(), reason: REASON };
    expect((await decide(app, 'escalateItem', input, moderator)).__typename).toBe('NoSpecialist');
  });

  it('of two made at once on the same item one is refused', async () => {
    const on = await ready(STORIES[0] as Story);
    const input = { itemId: on.itemId, version: await on.version() };
    const both = await Promise.all([
      decide(app, 'publishItem', input, moderator),
      decide(app, 'rejectItem', { ...input, reasonCode: 'SPAM' }, other),
    ]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['AlreadyDecided', 'DecisionSuccess']);
    expect(await decisionsOn(on)).toHaveLength(1);
  });

  it('is not undone when something later rests on it', async () => {
    const on = await ready(STORIES[0] as Story);
    const published = await decide(
      app,
      'publishItem',
      { itemId: on.itemId, version: await on.version() },
      moderator,
    );
    await decide(
      app,
      'hideItem',
      { itemId: on.itemId, version: await on.version(), reason: REASON },
      moderator,
    );
    expect(await undo(published.decision?.id, moderator)).toMatchObject({ __typename: 'NotAllowedNow' });
  });
});

const undo = (decisionId: string | undefined, person: TestPerson) =>
  mutate(app, 'undoDecision', { decisionId, reason: 'Ошибся записью' }, '', person);

async function draftOf(on: OnDesk, person: TestPerson): Promise<Record<string, unknown> | null> {
  const answer = await graphql<{ node: { myDraft: Record<string, unknown> | null } }>(
    app,
    'query($id: ID!) { node(id: $id) { ... on DeskItem { myDraft { id kind runAt refusedAs } } } }',
    { id: on.itemId },
    person,
  );
  return answer.data.node.myDraft;
}
