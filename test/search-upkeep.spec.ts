import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf } from '#platform';
import { asTyped, tokens } from '#russian';
import { INDEX_VERSION, Reindex, SearchEngine, VerifySearch } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { putArchived } from './support/archived-thread.js';
import { veche } from './support/command.js';
import { putCategory } from './support/forum.js';
import { MeilisearchPeer } from './support/meilisearch-peer.js';

const MANY = 600;

let peer: MeilisearchPeer;
let app: TestApp;
let categoryId: string;
let threadId: string;

const search = (query: string) =>
  app
    .get(SearchEngine)
    .search(
      { words: tokens(query).map(asTyped), phrases: [], excluded: [] },
      { order: 'RELEVANCE', size: 5 },
    );
const titleOf = (id: string, index = 'veche') =>
  peer.documentsOf(index).find((document) => document.id === id)?.['title'];
const rename = async (title: string) => {
  await app.db.query('UPDATE thread SET title = $2 WHERE id = $1', [threadId, title]);
  await app.get(SearchEngine).index([threadId]);
};
const handedOver = (from: number) =>
  peer.requests
    .slice(from)
    .filter(({ method, path }) => method === 'POST' && path === 'indexes/veche-next/documents')
    .reduce((sum, { body }) => sum + (body as unknown[]).length, 0);

beforeAll(async () => {
  peer = await MeilisearchPeer.open();
  const postgres = await startApp();
  const category = await putCategory(postgres);
  categoryId = keyOf('Category', category) ?? '';
  await postgres.db.query(
    `WITH made AS (
       INSERT INTO thread (id, category_id, author_name, title, slug, excerpt, moderation, resolution, submitted_at,
         last_activity_at)
       SELECT gen_random_uuid(), $1, 'Анна', 'Вопрос ' || n, 's', '', 'PUBLISHED', 'OPEN', now(), now()
       FROM generate_series(1, $2::int) AS n RETURNING id
     )
     INSERT INTO post (id, thread_id, position, kind, moderation, author_name, markdown, html, plain, created_at)
     SELECT gen_random_uuid(), id, 0, 'QUESTION', 'PUBLISHED', 'Анна', '', '', 'Житель спрашивает.', now() FROM made`,
    [categoryId, MANY],
  );
  threadId = await putArchived(postgres, { title: 'Замена паспорта', categoryId, question: 'Куда идти?' });
  await postgres.nest.close();
  app = await startApp({
    database: postgres.db,
    // The clock of the queue would go on with what is interrupted here.
    jobs: false,
    environment: { MEILISEARCH_URL: peer.url, MEILISEARCH_KEY: 'everything' },
  });
});
afterAll(async () => {
  await app.close();
  await peer.close();
});

describe('veche reindex', () => {
  it('fills a new server; until then PostgreSQL answers', async () => {
    expect((await search('паспорт')).degraded).toBe(true);
    await app.get(Reindex).execute();
    expect(peer.documentsOf('veche')).toHaveLength(MANY + 1);
    expect(peer.indexes.has('veche-next')).toBe(false);
    expect(await search('паспорт')).toMatchObject({ degraded: false, hits: [{ threadId }] });
  });

  it('goes on where it was interrupted, and loses no change meanwhile', async () => {
    const interrupted = app.get(Reindex).execute(({ done }) => {
      if (done > MANY + 1) peer.mood.writes = 'REFUSES';
    });
    await expect(interrupted).rejects.toThrow(/Meilisearch/);
    peer.mood.writes = 'WELL';
    await rename('Замена паспорта и прав');
    expect(titleOf(threadId)).toBe('Замена паспорта и прав');
    expect(titleOf(threadId, 'veche-next')).toBe('Замена паспорта и прав');
    const from = peer.requests.length;
    await app.get(Reindex).execute();
    expect(handedOver(from)).toBe(MANY + 1 - 500);
    expect(titleOf(threadId)).toBe('Замена паспорта и прав');
    expect(peer.documentsOf('veche')).toHaveLength(MANY + 1);
  });

  it('keeps what is changed while it runs', async () => {
    const changes: Array<Promise<void>> = [];
    await app.get(Reindex).execute(({ done }) => {
      changes.push(rename(`Замена паспорта ${done}`));
    });
    await Promise.all(changes);
    const [row] = await app.db.query<{ title: string }>('SELECT title FROM thread WHERE id = $1', [threadId]);
    await app.get(SearchEngine).index([threadId]);
    expect(changes.length).toBeGreaterThan(2);
    expect(titleOf(threadId)).toBe(row?.title);
  });

  it('does not put the old index back when it was killed behind the swap', async () => {
    const from = peer.requests.length;
    const swaps = () => peer.requests.slice(from).filter(({ path }) => path === 'swap-indexes').length;
    await app.get(Reindex).execute();
    expect(swaps()).toBe(1);
    await app.db.query(
      `INSERT INTO setting (name, value, changed_at) VALUES ('search.meilisearch-rebuild',
         '{"version": ${INDEX_VERSION}, "index": "veche-next", "after": null, "done": 601, "swap": 0}', now())`,
    );
    await app.get(Reindex).execute();
    expect(swaps()).toBe(1);
    expect(peer.documentsOf('veche')).toHaveLength(MANY + 1);
    expect(peer.indexes.has('veche-next')).toBe(false);
  });

  it('begins anew where another version of the product was interrupted', async () => {
    const [last] = await app.db.query<{ id: string }>('SELECT max(id::text) AS id FROM thread');
    await app.db.query(
      `INSERT INTO setting (name, value, changed_at) VALUES ('search.meilisearch-rebuild',
         '{"version": 0, "index": "veche-next", "after": "${last?.id}", "done": 601, "swap": null}', now())`,
    );
    const from = peer.requests.length;
    await app.get(Reindex).execute();
    expect(handedOver(from)).toBe(MANY + 1);
  });

  it('is not run twice at once', async () => {
    const both = await Promise.allSettled([app.get(Reindex).execute(), app.get(Reindex).execute()]);
    const refused = both.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeLessThanOrEqual(1);
    for (const each of refused)
      expect(String((each as PromiseRejectedResult).reason)).toContain('Another rebuild');
    expect(peer.documentsOf('veche')).toHaveLength(MANY + 1);
    expect(peer.indexes.has('veche-next')).toBe(false);
  });
});

const verify = (repair = false) => app.get(VerifySearch).execute({ repair });

describe('veche search verify', () => {
  const WHOLE = { missing: 0, superfluous: 0, different: 0, repaired: 0 };

  it('finds nothing wrong with indexes that are up to date', async () => {
    expect(await verify()).toMatchObject([
      { index: 'postgres', threads: MANY + 1, ...WHOLE },
      { index: 'meilisearch', threads: MANY + 1, ...WHOLE },
    ]);
  });

  it('finds what is missing, too much or different in each, and brings it right', async () => {
    const ids = await app.db.query<{ id: string }>(
      "SELECT id FROM thread WHERE title LIKE 'Вопрос %' ORDER BY id LIMIT 4",
    );
    const [missing = '', different = '', hidden = '', moved = ''] = ids.map(({ id }) => id);
    await app.db.query("UPDATE thread SET moderation = 'HIDDEN' WHERE id = $1", [hidden]);
    await app.db.query('DELETE FROM search_document WHERE thread_id = $1', [missing]);
    await app.db.query("UPDATE search_document SET tsv = 'чуж:1A'::tsvector WHERE thread_id = $1", [
      different,
    ]);
    await app.db.query("UPDATE thread SET resolution = 'SOLVED' WHERE id = $1", [moved]);
    const documents = peer.indexes.get('veche')?.documents;
    documents?.delete(missing);
    const stranger = { id: '0199a000-0000-7000-8000-000000000000', title: 'Чужой' };
    documents?.set(stranger.id, stranger).set('no-key', { id: 'no-key' });
    const found = await verify();
    expect(found).toMatchObject([
      { missing: 1, superfluous: 1, different: 2 },
      { missing: 1, superfluous: 3, different: 1 },
    ]);
    expect(found[0]?.first).toContainEqual({ threadId: missing, kind: 'MISSING' });

    expect(await verify(true)).toMatchObject([{ repaired: 4 }, { repaired: 5 }]);
    expect(await verify()).toMatchObject([WHOLE, WHOLE]);
    expect(peer.documentsOf('veche')).toHaveLength(MANY);
  });

  it('tells it on the command line, with exit code 3 where indexes differ', async () => {
    const environment = {
      DATABASE_URL: app.db.url,
      MEILISEARCH_URL: peer.url,
      MEILISEARCH_KEY: 'everything',
    };
    const whole = await veche(environment, ['search', 'verify']);
    expect(whole).toMatchObject({ code: 0, err: '' });
    expect(whole.out).toContain('meilisearch: 601 threads looked at; 0 missing, 0 superfluous, 0 different.');

    peer.indexes.get('veche')?.documents.delete(threadId);
    const differs = await veche(environment, ['search', 'verify', '--json']);
    expect(differs.code).toBe(3);
    expect(JSON.parse(differs.out)).toMatchObject({
      whole: false,
      indexes: [{ missing: 0 }, { missing: 1, first: [{ threadId, kind: 'MISSING' }] }],
    });
    const repaired = await veche(environment, ['search', 'verify', '--repair']);
    expect(repaired).toMatchObject({ code: 0, err: '' });
    expect(repaired.out).toContain('1 missing, 0 superfluous, 0 different; 1 brought right.');

    const again = await veche(environment, ['reindex']);
    expect(again).toMatchObject({ code: 0, err: '' });
  }, 120_000);
});
