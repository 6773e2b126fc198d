import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database, toGlobalId } from '#platform';
import { type TestApp, type TestPerson, startApp } from './support/app.js';
import { putArchive } from './support/archive.js';
import { putWaiting } from './support/desk-items.js';
import { putCategory } from './support/forum.js';
import { graphql } from './support/graphql.js';
import { runJob } from './support/job.js';

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

interface WorkPage {
  readonly pageInfo: Page['pageInfo'];
  readonly edges: ReadonlyArray<{ readonly node: { readonly id: string } }>;
}

const WORK = (
  list: string,
  fields: string,
) => `query ($first: Int, $after: String, $last: Int, $before: String) {
  list: ${list}(first: $first, after: $after, last: $last, before: $before) {
    pageInfo { hasNextPage endCursor startCursor } edges { node { ${fields} } }
  }
}`;
const MINUTE = 60_000;

describe.each(['desk', 'awaitingAnswer'] as const)('the list %s by due time', (list) => {
  let app: TestApp;
  let staff: TestPerson;
  let keys: string[];
  const due = (i: number) => new Date(app.clock.now().getTime() + i * MINUTE);

  beforeAll(async () => {
    app = await startApp();
    staff = await app.person(list === 'desk' ? 'MODERATOR' : 'SPECIALIST');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.db.query('TRUNCATE thread, category CASCADE');
    const categoryId = await putCategory(app);
    const twelve = Array.from({ length: 12 }, (_, i) => i);
    if (list === 'desk')
      keys = await putWaiting(
        app,
        twelve.map((i) => ({ categoryId, dueAt: due(i).toISOString() })),
      );
    else {
      const threads = await putArchive(
        app,
        twelve.map((i) => ({ categoryId, title: `Вопрос ${i}` })),
      );
      keys = threads.map(({ id }) => id);
      for (const [i, key] of keys.entries()) await move(key, i);
    }
  });

  const ofList = { desk: 'DeskItem', awaitingAnswer: 'Thread' } as const;
  const read = async (variables: Record<string, unknown>): Promise<WorkPage> => {
    const { errors, data } = await graphql<{ list: WorkPage }>(app, WORK(list, 'id'), variables, staff);
    expect(errors).toBeUndefined();
    return data.list;
  };
  const placesOf = (page: WorkPage) =>
    page.edges.map(({ node }) => keys.findIndex((key) => toGlobalId(ofList[list], key) === node.id));
  /** As a changed schedule or an asker's second sending moves it: so many minutes from now. */
  const move = (key: string | undefined, minutes: number) =>
    app.db.query(
      list === 'desk'
        ? 'UPDATE desk_item SET due_at = $2 WHERE id = $1'
        : 'UPDATE thread SET answer_due_at = $2 WHERE id = $1',
      [key, due(minutes)],
    );

  it('has all of the first page’s moment once, whichever get another time meanwhile', async () => {
    const first = await read({ first: 4 });
    expect(placesOf(first)).toEqual([0, 1, 2, 3]);
    await move(keys[1], 90); // seen, and due later
    await move(keys[5], -10); // not seen, and due before all that was
    await move(keys[9], 4); // earlier, on the page that comes next
    const second = await read({ first: 4, after: first.pageInfo.endCursor });
    await move(keys[4], 95);
    await move(keys[8], -20);
    await move(keys[8], 60); // twice
    await move(keys[9], -5); // again
    const third = await read({ first: 4, after: second.pageInfo.endCursor });
    expect([second, third].map(placesOf)).toEqual([
      [4, 5, 6, 7],
      [8, 9, 10, 11],
    ]);
    expect(third.pageInfo.hasNextPage).toBe(false);
    expect(placesOf(await read({ last: 4, before: third.pageInfo.startCursor }))).toEqual([4, 5, 6, 7]);
    // Whoever begins anew has the present order.
    expect(placesOf(await read({ first: 12 }))).toEqual([5, 9, 0, 2, 3, 6, 7, 10, 11, 8, 1, 4]);
  });

  it('counts a move under way when the first page was read among those that came later', async () => {
    const began = Promise.withResolvers<void>();
    const wasRead = Promise.withResolvers<void>();
    const moving = app.get(Database).transaction(async (tx) => {
      // Its number is given now, before the page is read, and it is committed after it.
      await tx.query(
        list === 'desk'
          ? 'UPDATE desk_item SET due_at = $2 WHERE id = $1'
          : 'UPDATE thread SET answer_due_at = $2 WHERE id = $1',
        [keys[6], due(-30)],
      );
      began.resolve();
      await wasRead.promise;
    });
    await began.promise;
    const first = await read({ first: 4 });
    wasRead.resolve();
    await moving;
    const second = await read({ first: 8, after: first.pageInfo.endCursor });
    expect([first, second].flatMap(placesOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('does not bring back what was decided or answered, and refuses forged cursors', async () => {
    const first = await read({ first: 4 });
    await move(keys[5], -10);
    await app.db.query(
      list === 'desk'
        ? 'UPDATE desk_item SET closed_at = now() WHERE id = $1'
        : `UPDATE thread SET resolution = 'ANSWERED' WHERE id = $1`,
      [keys[5]],
    );
    const rest = await read({ first: 12, after: first.pageInfo.endCursor });
    expect(placesOf(rest)).toEqual([4, 6, 7, 8, 9, 10, 11]);
    const values = JSON.parse(Buffer.from(first.pageInfo.endCursor, 'base64url').toString()) as unknown[];
    for (const snapshot of [
      '',
      '5',
      '9:5:',
      '0:0:',
      '5:9:4',
      '5:9:7,6',
      '5:9:9',
      "1:2:'",
      '1:99999999999999999999:',
      7,
    ]) {
      const forged = Buffer.from(JSON.stringify([...values.slice(0, -1), snapshot])).toString('base64url');
      const { errors } = await graphql(app, WORK(list, 'id'), { first: 4, after: forged }, staff);
      expect([snapshot, errors?.[0]?.extensions?.['code']]).toEqual([snapshot, 'BAD_USER_INPUT']);
    }
  });

  it('keeps former places for a day', async () => {
    await move(keys[5], -10);
    const table = list === 'desk' ? 'desk_item_move' : 'awaited_answer_move';
    const count = async () => (await app.db.query(`SELECT FROM ${table}`)).length;
    expect(await count()).toBeGreaterThan(0);
    await runJob(app, 'moderation.forget-desk-changes');
    expect(await count()).toBeGreaterThan(0);
    await app.db.query(`UPDATE ${table} SET moved_at = now() - interval '25 hours'`);
    await runJob(app, 'moderation.forget-desk-changes');
    expect(await count()).toBe(0);
  });
});
