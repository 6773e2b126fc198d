import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf } from '#platform';
import { Reindex, SearchEngine, VerifySearch } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { putArchived } from './support/archived-thread.js';
import { putCategory } from './support/forum.js';
import { runJob } from './support/job.js';

describe('an index of an older version', () => {
  let app: TestApp;
  const different = async () => (await app.get(VerifySearch).execute())[0]?.different;
  const builtBy = (version: number) =>
    app.db.query(`UPDATE setting SET value = $1 WHERE name = 'search.index'`, [JSON.stringify({ version })]);

  beforeAll(async () => {
    app = await startApp();
    const categoryId = keyOf('Category', await putCategory(app)) ?? '';
    for (const title of ['Замена паспорта', 'Справка о доходах'])
      await app
        .get(SearchEngine)
        .index([await putArchived(app, { title, categoryId, question: 'Куда идти?' })]);
  });
  afterAll(() => app.close());

  const spoil = () => app.db.query(`UPDATE search_document SET tsv = to_tsvector('russian', 'иное')`);

  it('is none where the archive began with this version', async () => {
    expect(await app.get(Reindex).isCurrent()).toBe(true);
    await spoil();
    await runJob(app, 'search.renew-index');
    expect(await different()).toBe(2);
  });

  it('is built anew by the worker, once', async () => {
    await builtBy(0);
    await runJob(app, 'search.renew-index');
    expect(await different()).toBe(0);
    expect(await app.get(Reindex).isCurrent()).toBe(true);
    await spoil();
    await runJob(app, 'search.renew-index');
    expect(await different()).toBe(2);
  });

  it('is built whole, wherever a rebuild of the older version was interrupted', async () => {
    await builtBy(0);
    await app.db.query(
      `INSERT INTO setting (name, value, changed_at)
       VALUES ('search.reindex', '{"after": "ffffffff-ffff-7fff-bfff-ffffffffffff", "done": 2}', now())`,
    );
    await runJob(app, 'search.renew-index');
    expect(await different()).toBe(0);
  });
});
