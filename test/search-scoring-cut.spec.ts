import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '#kernel';
import { SearchArchive } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { putArchive } from './support/archive.js';
import { putCategory } from './support/forum.js';

const OFFICES = ['отдел', 'окно', 'касса', 'участок', 'кабинет', 'зал', 'этаж', 'архив', 'пост', 'пункт'];
const MATTERS = ['выдача', 'замена', 'проверка', 'отправка', 'оплата', 'подпись', 'копия', 'печать'];
const REASONS = ['переезд', 'ремонт', 'развод', 'наследство', 'учёба'];
const RARE = ['баобаб', 'гиацинт', 'кипарис'];

/** More threads than are scored by all words of a query at once: they differ by common words alone. */
const TITLES = OFFICES.flatMap((office) =>
  MATTERS.flatMap((matter) => REASONS.map((reason) => `Справка ${office} ${matter} ${reason}`)),
);

describe('the ranking of more documents than are scored by every word', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
    const categoryId = await putCategory(app);
    await putArchive(
      app,
      [...TITLES, ...RARE].map((title) => ({ categoryId, title })),
    );
  });
  afterAll(() => app.close());

  const firstOf = async (query: string) =>
    (await app.get(SearchArchive).execute(ANONYMOUS, { query, first: 1 })).edges[0]?.node.title;
  const pageOf = (after: string | null) =>
    app.get(SearchArchive).execute(ANONYMOUS, { query: 'справка', first: 50, after });
  const walk = async () => {
    const titles: string[] = [];
    for (let after: string | null = null; ;) {
      const { edges, pageInfo } = await pageOf(after);
      // Near-identical ones stand behind the first of them.
      titles.push(...edges.flatMap(({ node }) => [node, ...node.alike].map(({ title }) => title)));
      if (!pageInfo.hasNextPage) return titles;
      after = pageInfo.endCursor ?? null;
    }
  };
  /** Of 400, cut to 300 by chance, some of these are lost. */
  const some = TITLES.filter((_, at) => at % 10 === 3);
  const misplaced = async (queryFor: (title: string) => string) => {
    const found = await Promise.all(some.map(async (title) => [title, await firstOf(queryFor(title))]));
    return found.filter(([title, first]) => first !== title);
  };

  it('puts the thread with exactly this title first', async () => {
    expect(TITLES).toHaveLength(400);
    expect(await misplaced((title) => title)).toEqual([]);
  });

  it('does so behind three names that the archive does not know', async () => {
    expect(await misplaced((title) => `Кшиштоф Вжосек Пшибыл ${title}`)).toEqual([]);
  });

  it('does so behind three words that one other thread each has', async () => {
    expect(await misplaced((title) => `${RARE.join(' ')} ${title}`)).toEqual([]);
  });

  it('gives hits of equal score in the same order each time, over pages too', async () => {
    const [once, again] = [await walk(), await walk()];
    expect(new Set(once).size).toBe(400);
    expect(again).toEqual(once);
  });
});
