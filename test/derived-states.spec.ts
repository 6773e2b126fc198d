import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keyOf, toGlobalId } from '#platform';
import type { TestPerson } from './support/app.js';
import { decide } from './support/decisions.js';
import { DeskWithMail } from './support/desk-with-mail.js';
import { type AskedThread, askedQuestion } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

let desk: DeskWithMail;
let follower: TestPerson;
let supervisor: TestPerson;
const REASON = 'В тексте есть личные данные.';

beforeAll(async () => {
  desk = await DeskWithMail.open();
  follower = await desk.app.person('CITIZEN');
  supervisor = await desk.app.person('SUPERVISOR');
});
afterAll(() => desk.close());

interface Seen {
  readonly moderation: string;
  readonly resolution: string;
  readonly officialAnswer: { readonly id: string } | null;
  readonly clocks: ReadonlyArray<{
    readonly kind: string;
    readonly state: string;
    readonly leftSeconds: number;
  }>;
}
const seen = async ({ number }: AskedThread): Promise<Seen> => {
  const query = `query ($number: Int!) { thread(number: $number) {
    moderation resolution officialAnswer { id } clocks { kind state leftSeconds } } }`;
  return (await graphql<{ thread: Seen }>(desk.app, query, { number }, desk.moderator)).data.thread;
};
const answerClock = async (thread: AskedThread) =>
  (await seen(thread)).clocks.find(({ kind }) => kind === 'ANSWER');

const awaiting = async (): Promise<number[]> => {
  const query = '{ awaitingAnswer(first: 50) { edges { node { number } } } }';
  type Awaiting = { awaitingAnswer: { edges: Array<{ node: { number: number } }> } };
  const { data } = await graphql<Awaiting>(desk.app, query, {}, desk.specialist);
  return data.awaitingAnswer.edges.map(({ node }) => node.number);
};

/** Hides what stands in a post, after a reader's report of it. @returns the decision. */
async function hide(postId: string): Promise<string> {
  const { app } = desk;
  await mutate(app, 'reportPost', { postId, reason: 'PERSONAL_DATA' }, '', follower);
  const [item] = await app.db.query<{ id: string; version: number; thread: number; kind: string }>(
    `SELECT i.id, p.version, t.version AS thread, p.kind FROM desk_item i JOIN post p ON p.id = i.post_id
     JOIN thread t ON t.id = i.thread_id WHERE i.post_id = $1 AND i.kind = 'REPORT'`,
    [keyOf('Post', postId)],
  );
  const on = { itemId: toGlobalId('DeskItem', item?.id ?? ''), version: item?.version };
  const hidden = await decide(app, 'hideItem', { ...on, reason: REASON }, desk.moderator);
  expect(hidden.__typename).toBe('DecisionSuccess');
  await app.settle();
  return hidden.decision?.id ?? '';
}

async function undo(decisionId: string, person = desk.moderator): Promise<void> {
  const undone = await mutate(desk.app, 'undoDecision', { decisionId }, '', person);
  expect(undone.__typename).toBe('UndoDecisionSuccess');
  await desk.app.settle();
}

/** What was reported before still waits, so the next item is not this one. */
async function published(asker: TestPerson): Promise<AskedThread> {
  const { thread } = await askedQuestion(desk.app, asker, desk.categoryId);
  await desk.app.settle();
  const made = await decide(desk.app, 'publishItem', await itemOf(thread), desk.moderator);
  expect(made.__typename).toBe('DecisionSuccess');
  await desk.app.settle();
  return thread;
}

const follow = (thread: AskedThread) =>
  mutate(desk.app, 'subscribe', { threadId: thread.id, level: 'WATCHING' }, '', follower);

it('a hidden official answer leaves the question open, its clock going on with what was left, and people are told', async () => {
  const asker = await desk.app.person('CITIZEN');
  const thread = await published(asker);
  await follow(thread);
  desk.app.clock.advance(30 * 60_000);
  const postId = await desk.answerOfficially(thread);
  await desk.app.settle();
  desk.app.clock.advance(60 * 60_000);
  expect(await awaiting()).not.toContain(thread.number);

  const decisionId = await hide(postId);
  expect(await seen(thread)).toMatchObject({ resolution: 'OPEN', officialAnswer: null });
  // An hour passed while it was answered, which is nobody's delay.
  expect(await answerClock(thread)).toMatchObject({ state: 'RUNNING', leftSeconds: 90 * 60 });
  expect(await awaiting()).toContain(thread.number);
  await desk.undoingEnds();
  const told = await desk.mailAbout(asker, 'больше не опубликован');
  expect(told.text).toContain('Вопрос снова ждёт официального ответа');
  expect((await desk.mailAbout(follower, 'Новое по вопросу', 2)).text).toContain('больше не опубликован');

  desk.app.clock.advance(4 * 60_000);
  await undo(decisionId, supervisor);
  expect(await seen(thread)).toMatchObject({ resolution: 'ANSWERED', officialAnswer: { id: postId } });
  expect(await answerClock(thread)).toMatchObject({ state: 'STOPPED', leftSeconds: 81 * 60 });
  expect(await awaiting()).not.toContain(thread.number);
});

it('the earlier official answer stands in the place of a hidden one', async () => {
  const thread = await published(await desk.app.person('CITIZEN'));
  const earlier = await desk.answerOfficially(thread);
  const later = await desk.answerOfficially(thread);
  const decisionId = await hide(later);
  expect(await seen(thread)).toMatchObject({ resolution: 'ANSWERED', officialAnswer: { id: earlier } });
  await undo(decisionId);
  expect(await seen(thread)).toMatchObject({ resolution: 'ANSWERED', officialAnswer: { id: later } });
});

it('without the accepted answer a question is no longer solved', async () => {
  const asker = await desk.app.person('CITIZEN');
  const thread = await published(asker);
  const postId = await desk.reply(desk.trusted, thread);
  const accepted = await mutate(desk.app, 'acceptAnswer', { postId }, '', asker);
  expect(accepted.__typename).toBe('AcceptAnswerSuccess');
  expect(await seen(thread)).toMatchObject({ resolution: 'SOLVED' });
  const decisionId = await hide(postId);
  expect(await seen(thread)).toMatchObject({ resolution: 'OPEN' });
  await desk.undoingEnds();
  await desk.mailAbout(asker, 'больше не опубликован');
  await undo(decisionId, supervisor);
  expect(await seen(thread)).toMatchObject({ resolution: 'SOLVED' });
});

it('duplicates of a hidden question wait again, published or not, and are duplicates again when it is back', async () => {
  const { app } = desk;
  const [first, second] = [await app.person('CITIZEN'), await app.person('CITIZEN')];
  const target = await published(await app.person('CITIZEN'));
  const known = await published(first);
  await follow(known);
  const { thread: unknown } = await askedQuestion(app, second, desk.categoryId);
  await app.settle();
  for (const thread of [known, unknown]) {
    const merged = await decide(
      app,
      'mergeItem',
      { ...(await itemOf(thread)), intoThreadId: target.id },
      desk.moderator,
    );
    expect(merged.__typename).toBe('DecisionSuccess');
  }
  await app.settle();
  expect(await waiting([known, unknown])).toEqual([false, false]);

  const hidden = await decide(app, 'hideItem', { ...(await itemOf(target)), reason: REASON }, desk.moderator);
  await app.settle();
  expect(await waiting([known, unknown])).toEqual([true, true]);
  expect(await seen(known)).toMatchObject({ moderation: 'PUBLISHED', resolution: 'OPEN' });
  expect(await seen(unknown)).toMatchObject({ moderation: 'PENDING', resolution: 'OPEN' });
  expect((await seen(unknown)).clocks.map(({ state }) => state)).toEqual(['RUNNING', 'RUNNING']);
  await desk.undoingEnds();
  for (const asker of [first, second])
    expect((await desk.mailAbout(asker, 'снова рассмотрит модератор')).text).toContain('снова в очереди');
  const news = await desk.mailsTo(follower.email);
  expect(news.filter((subject) => subject.includes('Новое по вопросу')).length).toBeGreaterThan(0);

  await undo(hidden.decision?.id ?? '', supervisor);
  expect(await waiting([known, unknown])).toEqual([false, false]);
  expect(await seen(known)).toMatchObject({ moderation: 'PUBLISHED', resolution: 'DUPLICATE' });
  expect(await seen(unknown)).toMatchObject({ moderation: 'MERGED', resolution: 'DUPLICATE' });
});

it('a published duplicate whose merge target has gone is left where it is by publishing it', async () => {
  const { app } = desk;
  const target = await published(await app.person('CITIZEN'));
  const thread = await published(await app.person('CITIZEN'));
  await decide(app, 'mergeItem', { ...(await itemOf(thread)), intoThreadId: target.id }, desk.moderator);
  const hidden = await decide(app, 'hideItem', { ...(await itemOf(target)), reason: REASON }, desk.moderator);
  await app.settle();
  const left = await decide(app, 'publishItem', await itemOf(thread), desk.moderator);
  expect(left.__typename).toBe('DecisionSuccess');
  await undo(hidden.decision?.id ?? '');
  expect(await seen(thread)).toMatchObject({ moderation: 'PUBLISHED', resolution: 'OPEN' });
  expect(await waiting([thread])).toEqual([false]);
});

async function itemOf({ id }: AskedThread): Promise<{ itemId: string; version: number }> {
  const [item] = await desk.app.db.query<{ id: string; version: number }>(
    `SELECT i.id, t.version FROM desk_item i JOIN thread t ON t.id = i.thread_id
     WHERE t.id = $1 AND i.kind = 'QUESTION'`,
    [keyOf('Thread', id)],
  );
  return { itemId: toGlobalId('DeskItem', item?.id ?? ''), version: item?.version ?? 0 };
}

async function waiting(threads: readonly AskedThread[]): Promise<boolean[]> {
  const rows = await Promise.all(
    threads.map(({ id }) =>
      desk.app.db.query(
        `SELECT 1 FROM desk_item WHERE thread_id = $1 AND kind = 'QUESTION' AND closed_at IS NULL`,
        [keyOf('Thread', id)],
      ),
    ),
  );
  return rows.map((found) => found.length > 0);
}
