import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { type OnDesk, decide, waitingQuestion } from './support/decisions.js';
import { type AskedThread, QUESTION, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

const RESULT = 'thread { id moderation resolution version }';
const NO_DETAILS = { service: null, caseNumber: null, occurredAt: null, errorText: null, region: null };

/** What askers may do with questions of their own (docs/product.md §1). */
let app: TestApp;
let categoryId: string;
let asker: TestPerson;
let moderator: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  app = await startApp();
  categoryId = await putCategory(app);
  moderator = await app.person('MODERATOR');
  stranger = await app.person('CITIZEN');
});
beforeEach(async () => {
  app.clock.set(WORKING_TUESDAY);
  asker = await app.person('CITIZEN');
});
afterAll(() => app.close());

const own = (name: string, { thread }: OnDesk, more: object = {}, person: TestPerson | null = asker) =>
  mutate<{
    __typename: string;
    code?: string;
    state?: string;
    thread?: AskedThread & { resolution: string };
  }>(
    app,
    name,
    { threadId: thread.id, ...more },
    `... on ${name[0]?.toUpperCase()}${name.slice(1)}Success { ${RESULT} } ... on NotAllowedNow { state }`,
    person,
  );

async function returned(question: OnDesk): Promise<void> {
  const input = {
    itemId: question.itemId,
    version: await question.version(),
    reason: 'Назовите номер дела.',
  };
  expect(await decide(app, 'returnItem', input, moderator)).toMatchObject({ __typename: 'DecisionSuccess' });
  await app.settle();
}

const waits = async ({ threadId }: OnDesk) =>
  app.db.query('SELECT due_at, entered_at FROM desk_item WHERE thread_id = $1 AND closed_at IS NULL', [
    threadId,
  ]);

async function detailsOf({ thread }: OnDesk, person: TestPerson | null): Promise<unknown> {
  const answer = await graphql<{ node: { details: unknown } | null }>(
    app,
    `
      query ($id: ID!) {
        node(id: $id) {
          ... on Thread {
            details {
              service
              caseNumber
              occurredAt
              errorText
              region
            }
          }
        }
      }
    `,
    { id: thread.id },
    person,
  );
  return answer.data.node && answer.data.node.details;
}

describe('a withdrawal', () => {
  it('is taken back: the question waits in its old place with the time that was left', async () => {
    const question = await waitingQuestion(app, asker, categoryId);
    const before = await waits(question);
    app.clock.advance(20 * 60_000);
    await own('withdrawQuestion', question);
    await app.settle();
    expect(await waits(question)).toEqual([]);
    app.clock.advance(3 * 3_600_000);
    const outcome = await own('cancelWithdrawal', question);
    expect(outcome.thread).toMatchObject({ moderation: 'PENDING', resolution: 'OPEN' });
    await app.settle();
    expect(await waits(question)).toEqual(before);
    const [clock] = await app.db.query<{ due_at: Date; stopped_at: Date | null }>(
      `SELECT due_at, stopped_at FROM thread_clock WHERE thread_id = $1 AND kind = 'DECISION'`,
      [question.threadId],
    );
    // One hour less the twenty minutes that had passed.
    expect(clock).toEqual({ due_at: new Date(app.clock.now().getTime() + 40 * 60_000), stopped_at: null });
  });

  it('of a returned question leaves it returned, for the same reason', async () => {
    const question = await waitingQuestion(app, asker, categoryId);
    await returned(question);
    await own('withdrawQuestion', question);
    expect((await own('cancelWithdrawal', question)).thread).toMatchObject({ moderation: 'RETURNED' });
    await app.settle();
    expect(await waits(question)).toEqual([]);
    const [last] = await app.db.query(
      'SELECT to_status, reason FROM status_change WHERE thread_id = $1 ORDER BY changed_at DESC, id DESC LIMIT 1',
      [question.threadId],
    );
    expect(last).toEqual({ to_status: 'RETURNED', reason: 'Назовите номер дела.' });
  });

  it('is taken back by its asker only, once, and only where there is one', async () => {
    const question = await waitingQuestion(app, asker, categoryId);
    expect(await own('cancelWithdrawal', question)).toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      state: 'PENDING',
    });
    await own('withdrawQuestion', question);
    expect((await own('cancelWithdrawal', question, {}, stranger)).code).toBe('NOT_PERMITTED');
    expect((await own('cancelWithdrawal', question, {}, null)).code).toBe('SIGN_IN_REQUIRED');
    const twice = await Promise.all([own('cancelWithdrawal', question), own('cancelWithdrawal', question)]);
    expect(twice.map(({ code = null }) => code).toSorted()).toEqual(['NOT_ALLOWED_NOW', null]);
    await app.settle();
    expect(await waits(question)).toHaveLength(1);
  });

  it('and its end in quick turns leave the question where the last one put it', async () => {
    const question = await waitingQuestion(app, asker, categoryId);
    for (let turn = 0; turn < 5; turn += 1) {
      await own('withdrawQuestion', question);
      await own('cancelWithdrawal', question);
    }
    await app.settle();
    expect(await waits(question)).toHaveLength(1);
    const decided = { itemId: question.itemId, version: await question.version() };
    expect((await decide(app, 'publishItem', decided, moderator)).__typename).toBe('DecisionSuccess');
  });
});

describe('details for staff', () => {
  it('are seen by the asker and staff alone', async () => {
    const question = await waitingQuestion(app, asker, categoryId);
    const given = { ...NO_DETAILS, caseNumber: '4510-77' };
    expect(await detailsOf(question, asker)).toEqual(given);
    expect(await detailsOf(question, moderator)).toEqual(given);
    await decide(
      app,
      'publishItem',
      { itemId: question.itemId, version: await question.version() },
      moderator,
    );
    expect(await detailsOf(question, asker)).toEqual(given);
    expect(await detailsOf(question, stranger)).toBeNull();
    expect(await detailsOf(question, null)).toBeNull();
  });

  it('are changed by the asker while the question waits, and the desk follows the region', async () => {
    const question = await waitingQuestion(app, asker, categoryId);
    const details = { service: 'Паспорт', caseNumber: '12', region: 'RU-KDA' };
    expect((await own('changeDetails', question, { details }, stranger)).code).toBe('NOT_PERMITTED');
    expect((await own('changeDetails', question, { details }, moderator)).code).toBe('NOT_PERMITTED');
    expect((await own('changeDetails', question, { details: { region: 'RU-XX' } })).code).toBe(
      'INVALID_INPUT',
    );
    await own('changeDetails', question, { details });
    expect(await detailsOf(question, moderator)).toEqual({ ...NO_DETAILS, ...details });
    await app.settle();
    const items = await app.db.query('SELECT region FROM desk_item WHERE thread_id = $1', [
      question.threadId,
    ]);
    expect(items).toEqual([{ region: 'RU-KDA' }]);
    await own('withdrawQuestion', question);
    expect(await own('changeDetails', question, { details })).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('go along when a returned question is sent again', async () => {
    const question = await waitingQuestion(app, asker, categoryId);
    await returned(question);
    const again = { version: await question.version(), title: QUESTION.title, body: QUESTION.body };
    await own('reviseQuestion', question, { ...again, details: { caseNumber: '77-1' } });
    expect(await detailsOf(question, asker)).toEqual({ ...NO_DETAILS, caseNumber: '77-1' });
    await app.settle();
    await returned(question);
    await own('reviseQuestion', question, { ...again, version: await question.version() });
    expect(await detailsOf(question, asker)).toEqual({ ...NO_DETAILS, caseNumber: '77-1' });
  });

  it('given when staff asked for them make it their turn again', async () => {
    const question = await waitingQuestion(app, asker, categoryId);
    const decision = { itemId: question.itemId, version: await question.version() };
    await decide(app, 'askForDetails', { ...decision, reason: 'Какой номер заявления?' }, moderator);
    const outcome = await own('changeDetails', question, { details: { caseNumber: '5-5' } });
    expect(outcome.thread).toMatchObject({ moderation: 'PUBLISHED', resolution: 'OPEN' });
  });
});

const ask = (name: 'askQuestion' | 'askPrivately', more: object = {}) =>
  mutate<{ __typename: string; code?: string; number?: number; thread?: AskedThread }>(
    app,
    name,
    { categoryId, ...QUESTION, ...more },
    `... on ${name === 'askQuestion' ? 'AskQuestion' : 'AskPrivately'}Success { thread { id number } } ... on AlreadyAsked { number reference }`,
    asker,
  );

describe('the same question again', () => {
  beforeAll(() => setRepeatHours(24));
  afterAll(() => setRepeatHours(0));

  it('leads to the first, until that is withdrawn or long ago', async () => {
    const { thread } = await ask('askQuestion');
    const same = { code: 'ALREADY_ASKED', number: thread?.number };
    expect(await ask('askQuestion')).toMatchObject(same);
    expect(await ask('askPrivately')).toMatchObject(same);
    expect(await ask('askQuestion', { body: `${QUESTION.body.toUpperCase()} ` })).toMatchObject(same);
    expect((await ask('askQuestion', { body: `${QUESTION.body} Ответьте.` })).__typename).toBe(
      'AskQuestionSuccess',
    );
    await mutate(app, 'withdrawQuestion', { threadId: thread?.id }, '', asker);
    expect((await ask('askQuestion')).__typename).toBe('AskQuestionSuccess');
    app.clock.advance(25 * 3_600_000);
    expect((await ask('askQuestion')).__typename).toBe('AskQuestionSuccess');
  });

  it('sent at once is asked once', async () => {
    const sent = await Promise.all([ask('askQuestion'), ask('askQuestion'), ask('askPrivately')]);
    expect(sent.filter(({ code }) => code === 'ALREADY_ASKED')).toHaveLength(2);
  });

  it('is another person’s own', async () => {
    await ask('askQuestion');
    asker = stranger;
    expect((await ask('askQuestion')).__typename).toBe('AskQuestionSuccess');
  });
});

async function setRepeatHours(repeatHours: number): Promise<void> {
  const administrator = await app.person('ADMINISTRATOR');
  const changed = await mutate(app, 'changeScreening', { repeatHours }, '', administrator);
  expect(changed.__typename).toBe('ChangeScreeningSuccess');
}
