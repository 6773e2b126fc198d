import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { keyOf } from '#platform';
import { ANONYMOUS } from '#kernel';
import { ArchiveFigures, SearchArchive, SearchEngine } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { putCategory } from './support/forum.js';
import { graphql } from './support/graphql.js';
import { wrongFigures } from './support/search-figures.js';

interface Found {
  searchArchive: {
    total: { count: number; exact: boolean };
    edges: Array<{
      cursor: string;
      node: {
        title: string;
        snippet: Array<{ text: string; hit: boolean }>;
        thread: { lastActivityAt: string };
      };
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const QUERY = `query ($query: String!, $order: ArchiveOrder, $first: Int, $after: String) {
  searchArchive(query: $query, order: $order, first: $first, after: $after) {
    total { count exact } pageInfo { hasNextPage endCursor }
    edges { cursor node { title snippet { text hit } thread { lastActivityAt } } }
  }
}`;

describe('archive search', () => {
  let app: TestApp;
  let categoryId: string;
  const ids = new Map<string, string>();

  const search = async (query: string, variables: Record<string, unknown> = {}) => {
    const answer = await graphql<Found>(app, QUERY, { query, ...variables });
    expect(answer.errors).toBeUndefined();
    return answer.data.searchArchive;
  };
  const titles = async (query: string) => (await search(query)).edges.map(({ node }) => node.title);

  beforeAll(async () => {
    app = await startApp();
    categoryId = keyOf('Category', await putCategory(app)) ?? '';
    for (const [title, ...posts] of [
      ['Замена паспорта', 'Потеряла паспорт в поезде. Куда идти?', 'Подайте заявление в отделение.'],
      ['Ёмкость для воды', 'Кто привезёт ёмкость во двор?'],
      ['Запись к врачу', 'Не приходит талон на приём к врачу.', 'Талон приходит в личный кабинет.'],
      ['Приём документов', 'Врач не подписал справку для водителя.'],
    ] as const) {
      ids.set(title, await putThread(app, categoryId, title, posts));
    }
    await app.get(SearchEngine).index([...ids.values()]);
    await app.get(ArchiveFigures).settle();
  });
  afterAll(() => app.close());

  it.each([
    ['паспортом', 'Замена паспорта'],
    ['ЕМКОСТИ', 'Ёмкость для воды'],
    ['ёмкостью', 'Ёмкость для воды'],
  ])('finds %s in any form', async (query, title) => {
    expect(await titles(query)).toEqual([title]);
  });

  it('finds a phrase only where its words follow each other', async () => {
    expect(await titles('приём врачу')).toEqual(
      expect.arrayContaining(['Запись к врачу', 'Приём документов']),
    );
    expect(await titles('«талон на приём»')).toEqual(['Запись к врачу']);
    const strictly = { query: '«приём талон»', literal: true };
    expect((await app.get(SearchArchive).execute(ANONYMOUS, strictly)).edges).toEqual([]);
  });

  it('looks for the words of a phrase apart where nothing has them together, and says so', async () => {
    const page = await app.get(SearchArchive).execute(ANONYMOUS, { query: '«приём талон»' });
    expect(page.edges.map(({ node }) => node.title)).toEqual(['Запись к врачу', 'Приём документов']);
    expect(page.phrasesApart).toBe(true);
  });

  it('narrows by filters typed into the line, and takes what is none for words', async () => {
    expect(await titles('паспорт решено:да')).toEqual([]);
    expect(await titles('паспорт решено:нет тема:справки')).toEqual(['Замена паспорта']);
    expect(await titles('тема:паспорт')).toEqual(['Замена паспорта']);
    expect(await titles('решено:нет')).toEqual([]);
  });

  it('leaves out what a minus excludes', async () => {
    expect(await titles('врач -талон')).toEqual(['Приём документов']);
    expect(await titles('-талон')).toEqual([]);
  });

  it('marks the words found in the snippet', async () => {
    const { edges } = await search('заявления');
    expect(edges[0]?.node.snippet).toContainEqual({ text: 'заявление', hit: true });
  });

  it('pages without repeating or leaving out, in both orders', async () => {
    for (const order of ['RELEVANCE', 'DATE']) {
      const first = await search('врач приём', { order, first: 1 });
      expect(first.pageInfo.hasNextPage).toBe(true);
      expect(first.total).toEqual({ count: 2, exact: true });
      const next = await search('врач приём', { order, first: 1, after: first.pageInfo.endCursor });
      expect(next.pageInfo.hasNextPage).toBe(false);
      const both = [...first.edges, ...next.edges].map(({ node }) => node.title);
      expect(both.sort()).toEqual(['Запись к врачу', 'Приём документов']);
    }
  });

  it('never shows a hidden thread or post, even before the index knows', async () => {
    const id = ids.get('Ёмкость для воды');
    await app.db.query("UPDATE thread SET moderation = 'HIDDEN' WHERE id = $1", [id]);
    expect(await titles('ёмкость')).toEqual([]);
    await app.get(SearchEngine).index([id ?? '']);
    expect(await app.db.query('SELECT 1 FROM search_document WHERE thread_id = $1', [id])).toEqual([]);
    await app.db.query("UPDATE thread SET moderation = 'PUBLISHED' WHERE id = $1", [id]);
    await app.get(SearchEngine).index([id ?? '']);
    expect(await titles('ёмкость')).toEqual(['Ёмкость для воды']);
  });

  it('indexes no post that is not published', async () => {
    const title = 'Запись к врачу';
    const id = ids.get(title) ?? '';
    await putPost(app, id, 9, 'PENDING', 'Секретное слово антилопа');
    await app.get(SearchEngine).index([id]);
    expect(await titles('антилопа')).toEqual([]);
  });

  it('keeps exact figures whatever was changed', async () => {
    await app.get(SearchEngine).index([...ids.values(), ...ids.values()]);
    await app.get(ArchiveFigures).settle();
    expect(await wrongFigures(app.db)).toEqual([]);
    expect(await app.db.query('SELECT documents FROM search_statistics')).toEqual([{ documents: ids.size }]);
  });

  it('keeps exact figures when batches with the same threads run at once', async () => {
    const engine = app.get(SearchEngine);
    const all = [...ids.values()];
    await engine.remove(all);
    await Promise.all([engine.index(all), engine.index(all.toReversed()), engine.index(all.slice(1))]);
    await app.get(ArchiveFigures).settle();
    expect(await app.db.query('SELECT documents FROM search_statistics')).toEqual([{ documents: ids.size }]);
    expect(await app.db.query('SELECT count(*)::int AS documents FROM search_document')).toEqual([
      { documents: ids.size },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['signs', "!!! & | ( ) <-> :* ' \\ «"],
    ['syntax of tsquery', "паспорт':* & !('врач' <2> '"],
    ['control characters', '\u0000\u0007\u202E'],
    ['an unpaired surrogate', '\uD800 \uDC00'],
    ['100 kB', 'паспорт '.repeat(12_800)],
    ['100 kB without a space', 'щ'.repeat(50_000)],
  ])('takes %s for a query', async (_name, query) => {
    // On an idle machine a few milliseconds; the database stops a statement that runs away.
    const started = performance.now();
    await search(query);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('finds threads like a question being asked', async () => {
    const answer = await graphql<{ similarThreads: Array<{ title: string }> }>(
      app,
      'query ($title: String!, $body: String) { similarThreads(title: $title, body: $body) { title } }',
      { title: 'Потерян паспорт', body: 'Где подать заявление?' },
    );
    expect(answer.data.similarThreads[0]?.title).toBe('Замена паспорта');
  });

  it('answers words that every document has from the latest ones', async () => {
    const made = await app.db.query(
      `INSERT INTO thread (id, category_id, author_name, title, slug, excerpt, moderation, resolution, submitted_at,
         last_activity_at)
       SELECT gen_random_uuid(), $1, 'Анна', 'Вопрос жителя', 's', '', 'PUBLISHED', 'OPEN', at, at
       FROM generate_series(1, 6000) AS n, LATERAL (SELECT timestamptz '2020-01-01' + n * interval '6 hours' AS at) AS t
       RETURNING id`,
      [categoryId],
    );
    await app.db.query(
      `INSERT INTO post (id, thread_id, position, kind, moderation, author_name, markdown, html, plain, created_at)
       SELECT gen_random_uuid(), id, 0, 'QUESTION', 'PUBLISHED', 'Анна', '', '', 'Житель спрашивает.', now()
       FROM thread WHERE title = 'Вопрос жителя'`,
    );
    await app.get(SearchEngine).index((made as Array<{ id: string }>).map(({ id }) => id));
    await app.get(ArchiveFigures).settle();
    for (const query of ['вопрос', 'вопросы жителей', 'вопрос никтоэтогонеписал', '«вопрос жителя»']) {
      const { edges, total } = await search(query, { order: 'DATE', first: 3 });
      expect(edges).toHaveLength(3);
      expect(total.exact).toBe(false);
      expect(total.count).toBeGreaterThan(500);
      for (const { node } of edges) expect(node.thread.lastActivityAt > '2021-06').toBe(true);
    }
  });
});

async function putThread(
  app: TestApp,
  categoryId: string,
  title: string,
  posts: readonly string[],
): Promise<string> {
  const id = randomUUID();
  await app.db.query(
    `INSERT INTO thread (id, category_id, author_name, title, slug, excerpt, moderation, resolution, submitted_at,
       last_activity_at) VALUES ($1, $2, 'Анна', $3, 's', '', 'PUBLISHED', 'OPEN', now(), now())`,
    [id, categoryId, title],
  );
  for (const [position, text] of posts.entries()) await putPost(app, id, position, 'PUBLISHED', text);
  return id;
}

async function putPost(app: TestApp, threadId: string, position: number, moderation: string, text: string) {
  const kind = position === 0 ? 'QUESTION' : 'COMMUNITY_ANSWER';
  await app.db.query(
    `INSERT INTO post (id, thread_id, position, kind, moderation, author_name, markdown, html, plain, created_at)
     VALUES ($1, $2, $3, $4, $5, 'Анна', $6, $6, $6, now())`,
    [randomUUID(), threadId, position, kind, moderation, text],
  );
}
