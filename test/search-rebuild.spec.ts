import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { keyOf } from '#platform';
import { asTyped, tokens } from '#russian';
import { Reindex, SearchEngine, VerifySearch } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { putArchived } from './support/archived-thread.js';
import { putCategory } from './support/forum.js';
import { runJob } from './support/job.js';
import { wrongFigures } from './support/search-figures.js';

/** More than two batches of the rebuild. */
const MANY = 1_100;

let app: TestApp;
let categoryId: string;

const put = (title: string) => putArchived(app, { title, categoryId, question: 'Куда идти?' });
const index = (...threadIds: string[]) => app.get(SearchEngine).index(threadIds);
const hide = (id: string) => app.db.query("UPDATE thread SET moderation = 'HIDDEN' WHERE id = $1", [id]);
const verified = async () => (await app.get(VerifySearch).execute())[0];
const found = async (query: string) => {
  const words = tokens(query).map(asTyped);
  const sought = { words, phrases: [], excluded: [] };
  const { hits } = await app.get(SearchEngine).search(sought, { order: 'RELEVANCE', size: 5 });
  return hits.map(({ threadId }) => threadId);
};

/** All that there is to know of the tables, but for what they hold. */
const tables = () =>
  app.db.query(`
    SELECT c.relname, c.reloptions, c.relacl::text[],
      ARRAY(SELECT format('%s %s %s %s', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attstorage)
        FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 ORDER BY a.attnum) AS columns,
      ARRAY(SELECT indexdef FROM pg_indexes WHERE tablename = c.relname ORDER BY 1) AS indexes,
      ARRAY(SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conrelid = c.oid AND contype <> 'n' ORDER BY 1) AS constraints,
      ARRAY(SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal ORDER BY 1) AS triggers
    FROM pg_class AS c
    WHERE c.relname LIKE 'search\\_%' AND c.relkind = 'r'
    ORDER BY 1
  `);

class Interrupted extends Error {}

/** Rebuilds as far as the first batch that is told. */
const interrupt = async (meanwhile: () => Promise<unknown> = async () => {}) => {
  const run = app.get(Reindex).execute(() => {
    throw new Interrupted();
  });
  await expect(run).rejects.toBeInstanceOf(Interrupted);
  await meanwhile();
};

beforeAll(async () => {
  // The clock of the queue would go on with what is interrupted here.
  app = await startApp({ jobs: false });
  categoryId = keyOf('Category', await putCategory(app)) ?? '';
  for (let n = 0; n < MANY; n += 1) await put(`Вопрос ${n}`);
});
afterAll(() => app.close());

describe('a rebuild of the index', () => {
  it('makes every document, and the tables that the migrations made', async () => {
    const before = await tables();
    expect(before.map(({ relname }) => relname)).toContain('search_document');
    await app.get(Reindex).execute();
    expect(await tables()).toEqual(before);
    expect(await verified()).toMatchObject({ threads: MANY, missing: 0, superfluous: 0, different: 0 });
    expect(await wrongFigures(app.db)).toEqual([]);
    expect((await app.db.query('SELECT documents FROM search_statistics'))[0]).toEqual({ documents: MANY });
  });

  it('goes on where it was interrupted, with all that changed meanwhile', async () => {
    const renamed = await put('Права');
    const hidden = await put('Визы');
    const removed = await put('Льготы');
    await index(renamed, hidden, removed);
    const fleeting = await put('Мимолётность');
    await interrupt(async () => {
      await app.db.query('UPDATE thread SET title = $2 WHERE id = $1', [renamed, 'Документы водителя']);
      await hide(hidden);
      await app.db.query('DELETE FROM post WHERE thread_id = $1', [removed]);
      await app.db.query('DELETE FROM thread WHERE id = $1', [removed]);
      await index(renamed, hidden, await put('Новинка'));
    });
    // Published when it was read, and gone before it ever had a document.
    await hide(fleeting);
    await index(fleeting);
    expect(await found('визы')).toEqual([]);
    expect(await found('водитель')).toEqual([renamed]);

    let first = 0;
    const { done } = await app.get(Reindex).execute((progress) => (first ||= progress.done));
    expect(first).toBeGreaterThan(500);
    expect(done).toBeGreaterThan(MANY);
    expect(await found('водитель')).toEqual([renamed]);
    expect(await found('новинка')).toHaveLength(1);
    expect(await verified()).toMatchObject({ missing: 0, superfluous: 0, different: 0 });
    expect(await wrongFigures(app.db)).toEqual([]);
    const [left] = await app.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM search_document WHERE NOT EXISTS (SELECT FROM thread WHERE id = thread_id)`,
    );
    expect(left).toEqual({ n: 0 });
  });

  it('is gone on with by the worker where nobody else does', async () => {
    await interrupt();
    expect(await app.get(Reindex).isCurrent()).toBe(false);
    const worker = await startApp({ database: app.db });
    await runJob(worker, 'search.renew-index');
    await worker.nest.close();
    expect(await app.get(Reindex).isCurrent()).toBe(true);
    expect(await verified()).toMatchObject({ missing: 0, superfluous: 0, different: 0 });
  });

  it('waits for who reads the old tables, and lets everybody search meanwhile', async () => {
    const reader = new Client({ connectionString: app.db.ownerUrl });
    await reader.connect();
    await reader.query('BEGIN');
    await reader.query('SELECT FROM search_document LIMIT 1');
    let ended = false;
    const rebuild = app
      .get(Reindex)
      .execute()
      .finally(() => (ended = true));
    const [id = ''] = await found('водитель');
    let slowest = 0;
    for (let tries = 0; tries < 30; tries += 1) {
      const started = performance.now();
      expect(await found('водитель')).toEqual([id]);
      await index(id);
      slowest = Math.max(slowest, performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(ended).toBe(false);
    await reader.query('COMMIT');
    await reader.end();
    await rebuild;
    expect(slowest).toBeLessThan(3_000);
    expect(await verified()).toMatchObject({ missing: 0, superfluous: 0, different: 0 });
    expect(await wrongFigures(app.db)).toEqual([]);
  });

  it('ends well though everything is written while it runs', async () => {
    const ids = await app.db.query<{ id: string }>('SELECT id FROM thread ORDER BY id');
    const running = new AbortController();
    const rebuild = app
      .get(Reindex)
      .execute()
      .finally(() => running.abort());
    for (let n = 0; !running.signal.aborted; n = (n + 37) % ids.length) {
      const some = ids.slice(n, n + 10).map(({ id }) => id);
      await app.db.query(`UPDATE thread SET title = title || ' и справка' WHERE id = ANY($1::uuid[])`, [
        some,
      ]);
      await index(...some);
    }
    await rebuild;
    expect(await verified()).toMatchObject({ missing: 0, superfluous: 0, different: 0 });
    expect(await wrongFigures(app.db)).toEqual([]);
  });
});
