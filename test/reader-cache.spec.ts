import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Signals, toGlobalId } from '#platform';
import { WebModule } from '../apps/web/src/web.module.js';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { WORKING_TUESDAY } from './support/clock.js';
import { decide, waitingQuestion } from './support/decisions.js';
import { askedQuestion, putCategory } from './support/forum.js';
import { graphql, mutate } from './support/graphql.js';

let app: TestApp;
let citizen: TestPerson;
let moderator: TestPerson;
let specialist: TestPerson;
let number: number;
let threadId: string;

beforeAll(async () => {
  app = await startApp({ modules: [WebModule] });
  [citizen, moderator, specialist] = await Promise.all([
    app.person('CITIZEN'),
    app.person('MODERATOR'),
    app.person('SPECIALIST'),
  ]);
  const { thread } = await askedQuestion(app, citizen, await putCategory(app));
  ({ number, id: threadId } = thread);
  await app.settle();
  const claim = await graphql<{ claimNext: { item: { id: string; version: number } } }>(
    app,
    'mutation { claimNext { ... on ClaimSuccess { item { id version } } } }',
    {},
    moderator,
  );
  const { id: itemId, version } = claim.data.claimNext.item;
  await mutate(app, 'publishItem', { itemId, version }, '', moderator);
});
afterAll(() => app.close());

const titleSeenBy = async (person?: TestPerson) =>
  (
    await graphql<{ thread: { title: string; postCount: number } }>(
      app,
      'query($number: Int!) { thread(number: $number) { title postCount } }',
      { number },
      person,
    )
  ).data.thread;

/** A change past the product, of which no cache can know: it shows what is kept. */
const changeSilently = (title: string) =>
  app.db.query('UPDATE thread SET title = $1 WHERE number = $2', [title, number]);

it('readers get the kept answer, people who have signed in never do', async () => {
  const before = await titleSeenBy();
  await changeSilently('Изменено мимо продукта');
  expect(await titleSeenBy()).toEqual(before);
  expect((await titleSeenBy(citizen)).title).toBe('Изменено мимо продукта');
});

it('a change in the product drops what is kept, for the very next reader', async () => {
  for (let i = 0; i < 5; i++) {
    await changeSilently(`Заголовок ${i}`);
    const body = `Официальный ответ номер ${i}, достаточно длинный.`;
    const { __typename } = await mutate(app, 'postOfficialAnswer', { threadId, body }, '', specialist);
    expect(__typename).toBe('PostOfficialAnswerSuccess');
    expect(await titleSeenBy()).toEqual({ title: `Заголовок ${i}`, postCount: 2 + i });
  }
});

it('so does a reply that is let straight in, without waiting for the news to come round', async () => {
  const dropped: unknown[] = [];
  app.get(Signals).onOwn('cache.dropped', ({ tag }) => dropped.push(tag));
  const { postCount } = await titleSeenBy();
  const reply = { threadId, body: 'Пояснение, достаточно длинное, чтобы быть принятым.' };
  expect((await mutate(app, 'postReply', reply, '', specialist)).__typename).toBe('PostReplySuccess');
  expect(dropped).toContain('home');
  expect((await titleSeenBy()).postCount).toBe(postCount + 1);
});

it('an answer with a part that must not be kept is not kept', async () => {
  const ask = async () =>
    (
      await graphql<{ moderationWindow: { open: boolean } }>(
        app,
        '{ moderationWindow { open } categories { id } }',
      )
    ).data.moderationWindow.open;
  expect(await ask()).toBe(true);
  app.clock.set('2026-11-22T12:00:00+03:00');
  expect(await ask()).toBe(false);
});

const categorySeen = async (fields: string) =>
  (
    await graphql<{ thread: { category: Record<string, unknown> } }>(
      app,
      `query($number: Int!) { thread(number: $number) { category { ${fields} } } }`,
      { number },
    )
  ).data.thread.category;

describe('the category of a thread', () => {
  it('is shown anew when it is renamed, on the page too', async () => {
    const page = async () => (await fetch(`${app.url}/t/${number}-${await slugOf(number)}`)).text();
    expect(await page()).toContain('Справки и документы');
    expect(await categorySeen('slug title')).toEqual({ slug: 'documents', title: 'Справки и документы' });
    await putCategory(app, 'documents', false, { title: { ru: 'Бумаги', en: 'Papers' } });
    expect(await categorySeen('slug title')).toEqual({ slug: 'documents', title: 'Бумаги' });
    const after = await page();
    expect(after).toContain('Бумаги');
    expect(after).not.toContain('Справки и документы');
  });

  it('shows its other threads and their number as they are now', async () => {
    app.clock.set(WORKING_TUESDAY);
    const fields = 'threadCount threads(first: 5) { edges { node { title } } }';
    const [category] = await app.db.query<{ id: string }>('SELECT id FROM category');
    expect(await categorySeen(fields)).toMatchObject({ threadCount: 1 });
    const other = await waitingQuestion(app, citizen, toGlobalId('Category', category?.id ?? ''), {
      title: 'Совсем другой вопрос о справке',
    });
    const about = async (mutation: string, input: object = {}) =>
      decide(app, mutation, { itemId: other.itemId, version: await other.version(), ...input }, moderator);
    await about('publishItem');
    expect(await categorySeen(fields)).toMatchObject({
      threadCount: 2,
      threads: { edges: [{ node: { title: 'Совсем другой вопрос о справке' } }, {}] },
    });
  });
});

const slugOf = async (of: number): Promise<string> =>
  (await app.db.query<{ slug: string }>('SELECT slug FROM thread WHERE number = $1', [of]))[0]?.slug ?? '';
