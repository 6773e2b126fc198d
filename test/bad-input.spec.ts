import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { QUESTION, askedQuestion, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

let app: TestApp;
let citizen: TestPerson;
let moderator: TestPerson;
let categoryId: string;

beforeAll(async () => {
  app = await startApp();
  [citizen, moderator] = await Promise.all([app.person('CITIZEN'), app.person('MODERATOR')]);
  categoryId = await putCategory(app);
});
afterAll(() => app.close());

const ask = (question: Record<string, unknown>) =>
  mutate(
    app,
    'askQuestion',
    { categoryId, ...QUESTION, ...question },
    '... on AskQuestionSuccess { thread { id number title posts { edges { node { html } } } } }',
    citizen,
  );

const page = (args: string, person?: TestPerson) =>
  graphql(
    app,
    `{ latestThreads(${args}) { edges { cursor } } myThreads(${args}) { edges { cursor } } }`,
    {},
    person ?? citizen,
  );

const readMine = async (args: string) =>
  (
    await graphql<{
      myThreads: {
        edges: Array<{ cursor: string; node: { number: number } }>;
        pageInfo: Record<string, unknown>;
      };
    }>(
      app,
      `{ myThreads(${args}) { edges { cursor node { number } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }`,
      {},
      citizen,
    )
  ).data.myThreads;

const threadsStored = async () =>
  Number((await app.db.query<{ count: string }>('SELECT count(*) FROM thread'))[0]?.count);

describe('what is typed', () => {
  it.each([
    ['an empty title', { title: '' }, 'title', 'EMPTY'],
    ['a title of signs only', { title: '?! … —' }, 'title', 'EMPTY'],
    ['a title that is too short', { title: 'Паспорт' }, 'title', 'TOO_SHORT'],
    ['a title of 100 kB', { title: 'п'.repeat(50_000) }, 'title', 'TOO_LONG'],
    ['an empty body', { body: ' \n ' }, 'body', 'EMPTY'],
    ['a body of 100 kB', { body: 'а'.repeat(100_000) }, 'body', 'TOO_LONG'],
    [
      'control characters in a title',
      { title: 'Не обновляется\u0007 паспорт' },
      'title',
      'CONTROL_CHARACTERS',
    ],
    [
      'a null character in a body',
      { body: 'Получил новый паспорт\u0000, что делать?' },
      'body',
      'CONTROL_CHARACTERS',
    ],
    ['an unpaired surrogate', { title: 'Не обновляется паспорт \uD83D' }, 'title', 'BROKEN_UNICODE'],
    ['a category that is none', { categoryId: 'не знаю' }, 'categoryId', 'category_UNKNOWN'],
  ])(
    '%s is refused with the field, a code and a sentence, and nothing is kept',
    async (_name, typed, field, code) => {
      const before = await threadsStored();
      const result = await ask(typed);
      expect(result).toEqual(expect.objectContaining({ __typename: 'InvalidInput', code: 'INVALID_INPUT' }));
      const [problem] = result['problems'] as Array<Record<string, string>>;
      expect(problem).toEqual({ field, code, message: expect.stringMatching(/^[А-ЯЁ].*\.$/) });
      expect(await threadsStored()).toBe(before);
    },
  );

  it('names every field that is wrong at once', async () => {
    const result = await ask({ title: '', body: '' });
    expect((result['problems'] as Array<{ field: string }>).map(({ field }) => field)).toEqual([
      'title',
      'body',
    ]);
  });

  it('takes emoji as they are', async () => {
    const result = await ask({ title: 'Не обновляется паспорт 😀👨‍👩‍👧' });
    expect(result['thread']).toEqual(expect.objectContaining({ title: 'Не обновляется паспорт 😀👨‍👩‍👧' }));
  });

  it('drops direction overrides that would make a title read otherwise', async () => {
    const result = await ask({ title: 'Не обновляется \u202Eтропсап\u202C в профиле' });
    expect(result['thread']).toEqual(expect.objectContaining({ title: 'Не обновляется тропсап в профиле' }));
  });

  it('never lets a script through', async () => {
    const body = 'Смотрите <script>alert(1)</script> [тут](javascript:alert(1)) <img src=x onerror=alert(1)>';
    const { thread } = await askedQuestion(app, citizen, categoryId, { body });
    const [post] = await app.db.query<{ html: string }>(
      'SELECT html FROM post JOIN thread t ON t.id = thread_id WHERE t.number = $1',
      [thread.number],
    );
    expect(post?.html).toContain('&lt;script&gt;');
    expect(post?.html).not.toMatch(/<script|<img|href="javascript/i);
  });

  it('is answered in English to those who ask for it', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ query: '{ latestThreads(first: -1) { edges { cursor } } }' }),
    });
    const { errors } = (await response.json()) as { errors: Array<{ message: string }> };
    expect(errors[0]?.message).toBe('The page size must be between 1 and 50.');
  });
});

describe('ids', () => {
  it.each(['', 'x', '%%%', 'VGhyZWFkOjE', '00000000-0000-0000-0000-000000000000', 'А'.repeat(300)])(
    'that are malformed (%j) are refused by node(id)',
    async (id) => {
      const answer = await graphql(app, 'query($id: ID!) { node(id: $id) { id } }', { id });
      expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'BAD_ID' });
    },
  );

  it('that nobody has lead nowhere', async () => {
    const id = Buffer.from('Thread:019aa000-0000-7000-8000-000000000000').toString('base64url');
    const answer = await graphql<{ node: unknown }>(app, 'query($id: ID!) { node(id: $id) { id } }', { id });
    expect(answer.data).toEqual({ node: null });
    const reply = await mutate(
      app,
      'postReply',
      { threadId: id, body: 'Достаточно длинный ответ.' },
      '',
      citizen,
    );
    expect(reply.__typename).toBe('NotFound');
  });

  it('of another type are not taken', async () => {
    const reply = await mutate(
      app,
      'postReply',
      { threadId: categoryId, body: 'Достаточно длинный ответ.' },
      '',
      citizen,
    );
    expect(reply.__typename).toBe('InvalidInput');
  });

  it('of a thread that is not theirs to see tell strangers nothing', async () => {
    const { thread } = await askedQuestion(app, citizen, categoryId);
    const seenBy = async (person: TestPerson | null) =>
      (
        await graphql<{ node: unknown }>(
          app,
          'query($id: ID!) { node(id: $id) { id } }',
          { id: thread.id },
          person,
        )
      ).data.node;
    expect(await seenBy(null)).toBeNull();
    expect(await seenBy(await app.person('CITIZEN'))).toBeNull();
    expect(await seenBy(citizen)).toEqual({ id: thread.id });
    expect(await seenBy(moderator)).toEqual({ id: thread.id });
  });
});

describe('pages', () => {
  it.each(['first: 0', 'first: -1', 'first: 51', 'last: 51', 'last: -5'])(
    'of a size that is out of bounds (%s) are refused',
    async (args) => {
      const answer = await page(args);
      expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'BAD_PAGE_SIZE' });
    },
  );

  it('of a size that would cost too much are refused before anything runs', async () => {
    const answer = await page('first: 2147483647');
    expect(answer.errors?.[0]).toEqual({
      message: expect.stringMatching(/cost limit/i),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  it('in both directions at once are refused', async () => {
    const answer = await page('first: 5, last: 5');
    expect(answer.errors?.[0]?.extensions?.reason).toBe('BAD_PAGE_DIRECTION');
  });

  it.each(['x', 'bnVsbA', Buffer.from('["mine"]').toString('base64url'), 'x'.repeat(1_000)])(
    'after a damaged cursor (%j) are refused',
    async (after) => {
      const answer = await page(`after: "${after}"`);
      expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'BAD_CURSOR' });
    },
  );

  it('after a forged cursor of the right list are refused', async () => {
    const after = Buffer.from('["latest","завтра",1]').toString('base64url');
    const answer = await graphql(app, `{ latestThreads(after: "${after}") { edges { cursor } } }`);
    expect(answer.errors?.[0]?.extensions?.reason).toBe('BAD_CURSOR');
  });

  it('after a cursor of another list are refused', async () => {
    const mine = await graphql<{ myThreads: { edges: Array<{ cursor: string }> } }>(
      app,
      '{ myThreads(first: 1) { edges { cursor } } }',
      {},
      citizen,
    );
    const cursor = mine.data.myThreads.edges[0]?.cursor ?? '';
    expect(cursor).not.toBe('');
    const answer = await graphql(app, `{ latestThreads(after: "${cursor}") { edges { cursor } } }`);
    expect(answer.errors?.[0]?.extensions?.reason).toBe('BAD_CURSOR');
  });

  it('forward and backward tell the same list', async () => {
    for (let i = 0; i < 5; i++) await askedQuestion(app, citizen, categoryId);
    const all = (await readMine('first: 50')).edges.map(({ node }) => node.number);
    const forward: number[] = [];
    for (let after = ''; ;) {
      const part = await readMine(after ? `first: 2, after: "${after}"` : 'first: 2');
      forward.push(...part.edges.map(({ node }) => node.number));
      if (!part.pageInfo['hasNextPage']) break;
      after = String(part.pageInfo['endCursor']);
    }
    const backward: number[] = [];
    for (let before = ''; ;) {
      const part = await readMine(before ? `last: 2, before: "${before}"` : 'last: 2');
      backward.unshift(...part.edges.map(({ node }) => node.number));
      if (!part.pageInfo['hasPreviousPage']) break;
      before = String(part.pageInfo['startCursor']);
    }
    expect(all.length).toBeGreaterThanOrEqual(5);
    expect(forward).toEqual(all);
    expect(backward).toEqual(all);
  });
});

describe('two at once', () => {
  it('a question sent twice under one key is one question', async () => {
    const before = await threadsStored();
    const idempotencyKey = '0d7c3c5e-9a53-4b87-8f0c-0f3f0b8a5e11';
    const results = await Promise.all(Array.from({ length: 5 }, () => ask({ idempotencyKey })));
    expect(new Set(results.map((result) => (result['thread'] as { id: string }).id)).size).toBe(1);
    expect(await threadsStored()).toBe(before + 1);
  });

  it('another question under a used key is refused', async () => {
    const idempotencyKey = 'another-key';
    await ask({ idempotencyKey });
    const result = await ask({ idempotencyKey, title: 'Совсем другой вопрос о выписке' });
    expect(result['problems']).toEqual([expect.objectContaining({ code: 'KEY_REUSED' })]);
  });

  it('moderators never get the same item', async () => {
    await app.settle();
    const moderators = await Promise.all(Array.from({ length: 4 }, () => app.person('MODERATOR')));
    const claims = await Promise.all(
      moderators.map((person) =>
        graphql<{ claimNext: { item?: { id: string } } }>(
          app,
          'mutation { claimNext { ... on ClaimSuccess { item { id } } } }',
          {},
          person,
        ),
      ),
    );
    const ids = claims.map((claim) => claim.data.claimNext.item?.id);
    expect(ids.every(Boolean)).toBe(true);
    expect(new Set(ids).size).toBe(4);
  });

  it('moderators cannot decide on an item that another holds, nor on a version that has passed', async () => {
    const [holder, other] = await Promise.all([app.person('MODERATOR'), app.person('MODERATOR')]);
    const claim = await graphql<{ claimNext: { item: { id: string; version: number } } }>(
      app,
      'mutation { claimNext { ... on ClaimSuccess { item { id version } } } }',
      {},
      holder,
    );
    const { id: itemId, version } = claim.data.claimNext.item;
    const late = await mutate(
      app,
      'publishItem',
      { itemId, version },
      '... on ClaimedByAnother { by until }',
      other,
    );
    expect(late).toEqual(expect.objectContaining({ __typename: 'ClaimedByAnother', by: expect.any(String) }));
    const stale = await mutate(
      app,
      'publishItem',
      { itemId, version: version - 1 },
      '... on StaleVersion { currentVersion }',
      holder,
    );
    expect(stale).toEqual(expect.objectContaining({ __typename: 'StaleVersion', currentVersion: version }));
    const decided = await mutate(app, 'rejectItem', { itemId, version, reasonCode: 'SPAM' }, '', holder);
    expect(decided.__typename).toBe('DecisionSuccess');
  });

  it('a claim ends by itself and the item goes to the next', async () => {
    const [holder, other] = await Promise.all([app.person('MODERATOR'), app.person('MODERATOR')]);
    const { thread } = await askedQuestion(app, citizen, categoryId);
    await app.settle();
    const desk = await graphql<{ desk: { edges: Array<{ node: { id: string; threadNumber: number } }> } }>(
      app,
      '{ desk(first: 50) { edges { node { id threadNumber } } } }',
      {},
      holder,
    );
    const itemId =
      desk.data.desk.edges.find(({ node }) => node.threadNumber === thread.number)?.node.id ?? '';
    const claim = (person: TestPerson) => mutate(app, 'claimItem', { itemId }, '', person);
    expect((await claim(holder)).__typename).toBe('ClaimSuccess');
    expect((await claim(other)).__typename).toBe('ClaimedByAnother');
    app.clock.advance(15 * 60_000);
    expect((await claim(other)).__typename).toBe('ClaimSuccess');
  });
});
