import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SearchEngine } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { putArchive } from './support/archive.js';
import { putCategory } from './support/forum.js';
import { graphql } from './support/graphql.js';
import { MeilisearchPeer } from './support/meilisearch-peer.js';

interface Hit {
  readonly title: string;
  readonly path: string;
  readonly alike: ReadonlyArray<{ readonly title: string; readonly path: string }>;
}
interface Page {
  readonly total: { readonly count: number };
  readonly degraded: boolean;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: ReadonlyArray<{ readonly cursor: string; readonly node: Hit }>;
}
const QUERY = `query ($query: String!, $order: ArchiveOrder, $first: Int, $after: String) {
  searchArchive(query: $query, order: $order, first: $first, after: $after) {
    total { count } degraded pageInfo { hasNextPage endCursor }
    edges { cursor node { title path alike { title path } } }
  }
}`;

const WORDS = ['паспорт', 'справка', 'очередь', 'талон', 'запись', 'отказ', 'ошибка', 'оплата'];
const NAMES = [
  'Абакан',
  'Брянск',
  'Вологда',
  'Грозный',
  'Дубна',
  'Елец',
  'Ижевск',
  'Калуга',
  'Липецк',
  'Мурманск',
];
/** Questions that differ, of which all have some of the words looked for. */
const question = (i: number) => {
  const words = WORDS.filter((_, place) => (i * 7 + place * 3) % 5 < 2);
  return `${NAMES[i % 10]} номер ${i}: паспорт ${words.join(' ')} ${'подробно '.repeat(i % 4)}`;
};
const SOUGHT = 'паспорт справка очередь талон';

const ENGINES = [
  ['PostgreSQL', async () => ({ environment: {}, close: () => Promise.resolve() })],
  [
    'Meilisearch',
    async () => {
      const peer = await MeilisearchPeer.open();
      const environment = { MEILISEARCH_URL: peer.url, MEILISEARCH_KEY: 'everything' };
      return { environment, close: () => peer.close() };
    },
  ],
] as const;

const pathsOf = (page: Page) => page.edges.map(({ node }) => node.path);
const allOf = (page: Page) =>
  page.edges.map(({ node }) => [node.path, ...node.alike.map(({ path }) => path)].sort());

describe.each(ENGINES)('pages of a search by %s', (_name, open) => {
  let app: TestApp;
  let close: () => Promise<void>;
  let categoryId: string;

  beforeAll(async () => {
    const under = await open();
    app = await startApp({ environment: under.environment });
    close = under.close;
    categoryId = await putCategory(app);
    await putArchive(
      app,
      Array.from({ length: 32 }, (_, i) => ({ categoryId, title: question(i) })),
    );
  });
  afterAll(async () => {
    await app.close();
    await close();
  });

  const search = async (query: string, more: object = {}): Promise<Page> => {
    const { errors, data } = await graphql<{ searchArchive: Page }>(app, QUERY, { query, ...more });
    expect(errors).toBeUndefined();
    return data.searchArchive;
  };
  const restOf = async (query: string, from: Page, more: object = {}): Promise<string[]> => {
    const paths: string[] = [];
    for (let page = from; page.pageInfo.hasNextPage;) {
      page = await search(query, { ...more, first: 8, after: page.pageInfo.endCursor });
      paths.push(...pathsOf(page));
    }
    return paths;
  };
  const putMore = (from: number, count: number) =>
    putArchive(
      app,
      Array.from({ length: count }, (_, i) => ({ categoryId, title: question(from + i), question: SOUGHT })),
    );

  it.each(['RELEVANCE', 'DATE'])('by %s have every hit of the first moment once', async (order) => {
    const all = pathsOf(await search(SOUGHT, { order, first: 50 }));
    const first = await search(SOUGHT, { order, first: 8 });
    expect(first.degraded).toBe(false);
    await putMore(order === 'DATE' ? 200 : 100, 60);
    const paged = [...pathsOf(first), ...(await restOf(SOUGHT, first, { order }))];
    expect(paged.slice(0, 50)).toEqual(all);
    expect(new Set(paged).size).toBe(paged.length);
    expect(pathsOf(await search(SOUGHT, { order, first: 8 }))).not.toEqual(pathsOf(first));
  });

  it('leave out what is hidden meanwhile, and nothing else', async () => {
    const all = pathsOf(await search(SOUGHT, { first: 50 }));
    const first = await search(SOUGHT, { first: 8 });
    const hidden = [all[2], all[8], all[9], all[20]];
    const ids = await app.db.query<{ id: string }>(
      `UPDATE thread SET moderation = 'HIDDEN' WHERE '/t/' || number || '-s' = ANY ($1) RETURNING id`,
      [hidden],
    );
    await app.get(SearchEngine).index(ids.map(({ id }) => id));
    const paged = [...pathsOf(first), ...(await restOf(SOUGHT, first))];
    expect(paged.slice(0, 47)).toEqual(all.filter((path) => path === all[2] || !hidden.includes(path)));
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('go on where a list is not kept any more, and refuse a cursor of another search', async () => {
    const first = await search(SOUGHT, { first: 8 });
    await app.db.query('TRUNCATE search_result');
    const next = await search(SOUGHT, { first: 8, after: first.pageInfo.endCursor });
    expect(pathsOf(next)).toEqual(pathsOf(await search(SOUGHT, { first: 16 })).slice(8));
    const { errors } = await graphql(app, QUERY, { query: 'паспорт', after: first.pageInfo.endCursor });
    expect(errors?.[0]?.extensions).toMatchObject({ reason: 'BAD_CURSOR' });
  });

  it('are kept once for the same list, and not where there is no second page', async () => {
    await app.db.query('TRUNCATE search_result');
    const kept = async () => (await app.db.query('SELECT 1 FROM search_result')).length;
    await search('Калуга', { first: 50 });
    expect(await kept()).toBe(0);
    await Promise.all([1, 2, 3].map(() => search(SOUGHT, { first: 8 })));
    expect(await kept()).toBe(1);
  });

  it('show one of threads that ask nearly the same, which opens the others', async () => {
    const text =
      'После обновления браузера портал не открывает мои уведомления, пишет про сертификат. Что мне делать?';
    const twins = await putArchive(app, [
      { categoryId, title: 'Портал не открывает уведомления', question: text },
      { categoryId, title: 'Портал не открывает уведомления', question: `Здравствуйте! ${text}` },
      { categoryId, title: 'Портал не открывает уведомления!', question: text.replace('мои ', '') },
      { categoryId, title: 'Портал не открывает уведомления', question: `${text} Прошло 14 дней.` },
      { categoryId, title: 'Как настроить уведомления портала', question: 'Хочу получать их реже.' },
    ]);
    const page = await search('портал уведомления', { first: 10 });
    const found = allOf(page);
    const [a, b, c, other, settings] = twins.map(({ path }) => path);
    expect(found).toEqual(expect.arrayContaining([[a, b, c].sort(), [other], [settings]]));
    expect(found).toHaveLength(3);
    expect(page.total.count).toBe(5);

    const best = page.edges.find(({ node }) => node.alike.length === 2)?.node.path;
    await app.db.query(`UPDATE thread SET moderation = 'HIDDEN' WHERE '/t/' || number || '-s' = $1`, [best]);
    const again = await search('портал уведомления', { first: 10 });
    const rest = again.edges.map(({ node }) => node.alike.length + 1).sort();
    expect(rest).toEqual([1, 1, 2]);
    expect(allOf(again).flat()).not.toContain(best);
  });

  it('are pages of groups: whoever is in one comes once', async () => {
    const text =
      'Где посмотреть начисления за капитальный ремонт нашего дома за прошедший отопительный сезон?';
    await putArchive(
      app,
      Array.from({ length: 6 }, (_, i) => ({
        categoryId,
        title: i < 3 ? 'Начисления за капитальный ремонт' : `Капитальный ремонт: ${NAMES[i]} и взносы`,
        question: i < 3 ? text : `Дом в городе ${NAMES[i]} признан аварийным, взносы начисляют.`,
      })),
    );
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Page = await search('капитальный ремонт', { first: 1, after });
      seen.push(...allOf(page).flat());
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });
});
