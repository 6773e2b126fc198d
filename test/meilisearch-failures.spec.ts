import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyOf } from '#platform';
import { asTyped, searchWords, tokens } from '#russian';
import { ArchiveFigures, SearchEngine, SearchHealth } from '#search';
import { type TestApp, startApp } from './support/app.js';
import { putArchived } from './support/archived-thread.js';
import { putCategory } from './support/forum.js';
import { MeilisearchPeer, type Mood } from './support/meilisearch-peer.js';
import { waitUntil } from './support/wait-until.js';

/** Generous: the limit of 300 ms, a busy machine, and PostgreSQL's own answer. */
const SOON = 2_000;

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
const health = () => app.get(SearchHealth).report();
const stored = (id: string) => peer.documentsOf('veche').find((document) => document.id === id);
const waiting = () =>
  app.db.query<{ last_error: string }>(
    "SELECT last_error FROM graphile_worker.jobs WHERE task_identifier = 'search.catch-up'",
  );
/** What waits for its next try is tried at once. */
const tryAgain = () =>
  app.db.query(
    'UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND attempts > 0',
  );

async function isAnsweredAgain(): Promise<void> {
  Object.assign(peer.mood, { reads: 'WELL', writes: 'WELL' });
  peer.failTasks = null;
  await waitUntil(async () => !(await search('паспорт')).degraded);
}

beforeAll(async () => {
  peer = await MeilisearchPeer.open();
  app = await startApp({ environment: { MEILISEARCH_URL: peer.url, MEILISEARCH_KEY: 'everything' } });
  categoryId = keyOf('Category', await putCategory(app)) ?? '';
  await waitUntil(async () => peer.indexes.get('veche')?.settings['rankingRules'] !== undefined);
  threadId = await putArchived(app, { title: 'Замена паспорта', categoryId, question: 'Куда идти?' });
  await app.get(SearchEngine).index([threadId]);
  await app.get(ArchiveFigures).settle();
});
beforeEach(isAnsweredAgain, 60_000);
afterAll(async () => {
  await app.close();
  await peer.close();
});

describe('reads', () => {
  it.each<[Mood, string]>([
    ['SLOW', 'SLOW'],
    ['HANGS', 'SLOW'],
    ['HALF', 'SLOW'],
    ['CUT', 'UNREACHABLE'],
    ['REFUSES', 'UNREACHABLE'],
    ['ERROR_500', 'REFUSED'],
    ['ERROR_507', 'REFUSED'],
    ['NO_JSON', 'GARBLED'],
    ['OTHER_JSON', 'GARBLED'],
  ])('when the server is %s, PostgreSQL answers soon and says so (%s)', async (mood, reason) => {
    const counted = () => health().degraded[reason as 'SLOW'] ?? 0;
    const before = counted();
    peer.mood.reads = mood;
    const started = performance.now();
    const { hits, degraded } = await search('паспорт');
    expect(performance.now() - started).toBeLessThan(SOON);
    expect(degraded).toBe(true);
    expect(hits.map((hit) => hit.threadId)).toEqual([threadId]);
    expect(await app.get(SearchEngine).suggest(['замен'], 5)).toBeDefined();
    const alike = await app.get(SearchEngine).similar(searchWords('Замена паспорта').map(asTyped), 5);
    expect(alike[0]?.threadId).toBe(threadId);
    expect(counted()).toBeGreaterThan(before);
  });

  it('leaves a server alone that failed several times, and finds out by itself that it is back', async () => {
    peer.mood.reads = 'ERROR_500';
    for (let n = 0; n < 5; n++) await search('паспорт');
    expect(health().breaker).toBe('open');
    const asked = () => peer.requests.filter(({ path }) => path === 'multi-search').length;
    const before = asked();
    expect((await search('паспорт')).degraded).toBe(true);
    expect(asked()).toBe(before);
    expect(health().degraded.NOT_ASKED).toBeGreaterThan(0);
    peer.mood.reads = 'WELL';
    await waitUntil(async () => !(await search('паспорт')).degraded);
    expect(health().breaker).toBe('closed');
  });

  it('uses a key that may only search', async () => {
    await search('паспорт');
    const reads = peer.requests.filter(({ path }) => path === 'multi-search');
    expect(new Set(reads.map(({ key }) => key))).toEqual(new Set(['Bearer search-only-0']));
    expect(peer.requests.filter(({ method, path }) => method === 'POST' && path === 'keys')).toMatchObject([
      { body: { actions: ['search'], indexes: ['veche'] } },
    ]);
  });

  it('tells over HTTP how search fares', async () => {
    const told = await (await fetch(`${app.url}/health/search`)).json();
    expect(told).toMatchObject({
      engine: 'meilisearch',
      breaker: 'closed',
      degraded: { GARBLED: expect.any(Number) },
    });
  });
});

describe('writes', () => {
  it.each<Mood>(['REFUSES', 'ERROR_500', 'ERROR_507', 'NO_JSON', 'OTHER_JSON'])(
    'loses nothing when the server is %s: a job makes up for it',
    async (mood) => {
      const id = await putArchived(app, { title: `Вопрос ${mood}`, categoryId, question: 'Где?' });
      peer.mood.writes = mood;
      await app.get(SearchEngine).index([id]);
      expect(await app.db.query('SELECT 1 FROM search_document WHERE thread_id = $1', [id])).toHaveLength(1);
      await waitUntil(async () => (await waiting()).some(({ last_error: error }) => error !== null));
      expect(stored(id)).toBeUndefined();
      await isAnsweredAgain();
      await waitUntil(
        async () => (await tryAgain(), stored(id) !== undefined && (await waiting()).length === 0),
      );
    },
    60_000,
  );

  it('surfaces a task that failed and does it again', async () => {
    const failedBefore = health().failedWrites;
    const id = await putArchived(app, { title: 'Вопрос о диске', categoryId, question: 'Где?' });
    peer.failTasks = 'No space left on device';
    await app.get(SearchEngine).index([id]);
    const [job] = await waitUntil(async () => {
      const jobs = await waiting();
      return jobs.some(({ last_error: error }) => error !== null) && jobs;
    });
    expect(job?.last_error).toMatch(/No space left on device|breaker/i);
    expect(health().failedWrites).toBeGreaterThan(failedBefore);
    peer.failTasks = null;
    await waitUntil(
      async () => (await tryAgain(), stored(id) !== undefined && (await waiting()).length === 0),
    );
  }, 60_000);

  it('sets settings again that somebody changed, at the next start', async () => {
    const index = peer.indexes.get('veche');
    if (index) index.settings = { ...index.settings, rankingRules: ['typo'], synonyms: { a: ['b'] } };
    const other = await startApp({
      environment: { MEILISEARCH_URL: peer.url, MEILISEARCH_KEY: 'everything' },
    });
    await waitUntil(async () => index?.settings['rankingRules']?.toString() !== 'typo');
    expect(index?.settings['synonyms']).toEqual({ a: ['b'] });
    await other.close();
  });

  it('lets PostgreSQL answer while a new server is not built yet', async () => {
    peer.indexes.delete('veche');
    expect((await search('паспорт')).degraded).toBe(true);
    await app.get(SearchEngine).index([threadId]);
    const { degraded, hits } = await search('паспорт');
    expect(degraded).toBe(true);
    expect(hits).toHaveLength(1);
    expect(health().degraded.NOT_BUILT).toBeGreaterThan(0);
  });
});
