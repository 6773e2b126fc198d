import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, startApp } from './support/app.js';
import { putArchive } from './support/archive.js';
import { putCategory } from './support/forum.js';
import { graphql } from './support/graphql.js';

interface Page {
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string;
    readonly startCursor: string;
  };
  readonly edges: ReadonlyArray<{ readonly node: { readonly number: number } }>;
}

const IN_CATEGORY = `query ($first: Int, $after: String, $last: Int, $before: String) {
  list: category(slug: "documents") {
    threads(first: $first, after: $after, last: $last, before: $before) {
      pageInfo { hasNextPage endCursor startCursor } edges { node { number } }
    }
  }
}`;
const LATEST = `query ($first: Int, $after: String, $last: Int, $before: String) {
  list: latestThreads(first: $first, after: $after, last: $last, before: $before) {
    pageInfo { hasNextPage endCursor startCursor } edges { node { number } }
  }
}`;
const numbersOf = (page: Page) => page.edges.map(({ node }) => node.number);

describe.each([
  ['of a category', IN_CATEGORY],
  ['of the whole forum', LATEST],
])('the list %s by activity', (_name, query) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
    const categoryId = await putCategory(app);
    const hour = (i: number) => new Date(app.clock.now().getTime() - (i + 2) * 3_600_000).toISOString();
    await putArchive(
      app,
      Array.from({ length: 12 }, (_, i) => ({
        categoryId,
        title: `Вопрос о документах ${i}`,
        activeAt: hour(i),
      })),
    );
    await app.db.query(
      'UPDATE post SET published_at = t.published_at FROM thread t WHERE t.id = post.thread_id',
    );
  });
  afterAll(() => app.close());

  const read = async (variables: Record<string, unknown>): Promise<Page> => {
    const { errors, data } = await graphql<{ list: Page & { threads?: Page } }>(app, query, variables);
    expect(errors).toBeUndefined();
    return data.list.threads ?? data.list;
  };
  /** As a new post moves a thread. */
  const move = async (number: number | undefined) => {
    app.clock.advance(1_000);
    await app.db.query(
      `WITH moved AS (UPDATE thread SET last_activity_at = $2 WHERE number = $1 RETURNING id)
       INSERT INTO post (id, thread_id, position, kind, moderation, author_name, markdown, html, plain, created_at, published_at)
       SELECT gen_random_uuid(), id, (SELECT max(position) + 1 FROM post WHERE thread_id = moved.id), 'COMMUNITY_ANSWER',
         'PUBLISHED', 'Анна', 'Ответ', 'Ответ', 'Ответ', $2, $2 FROM moved`,
      [number, app.clock.now()],
    );
  };

  it('has every thread of the first moment once, whichever moves to the top meanwhile', async () => {
    const all = numbersOf(await read({ first: 20 }));
    expect(all).toHaveLength(12);
    const first = await read({ first: 4 });
    await move(all[1]);
    await move(all[4]);
    await move(all[9]);
    const second = await read({ first: 4, after: first.pageInfo.endCursor });
    await move(all[8]);
    await move(all[5]);
    const third = await read({ first: 4, after: second.pageInfo.endCursor });
    expect([first, second, third].flatMap(numbersOf)).toEqual(all);
    expect(third.pageInfo.hasNextPage).toBe(false);
    expect(numbersOf(await read({ last: 4, before: third.pageInfo.startCursor }))).toEqual(numbersOf(second));
    expect(numbersOf(await read({ first: 5 }))).toEqual([all[5], all[8], all[9], all[4], all[1]]);
  });
});
