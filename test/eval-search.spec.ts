import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { veche } from './support/command.js';
import { type TestDatabase, cloneDatabase } from './support/database.js';
import { MeilisearchPeer } from './support/meilisearch-peer.js';

const REAL = fileURLToPath(new URL('../../shared/data/search-dev/rutube_support', import.meta.url));

const CORPUS = [
  {
    _id: 'passport',
    title: 'Замена паспорта',
    text: 'Паспорт меняют в 20 и 45 лет. <b>Фото</b> нужно одно.',
  },
  { _id: 'fee', title: '', text: 'Пошлина за замену паспорта — 300 рублей.' },
  { _id: 'extract', title: 'Выписка из реестра', text: 'Выписку дают за три дня.' },
  { _id: 5, text: '' },
];
const QUERIES = [
  { _id: 'q1', text: 'где получить выписку?' },
  { _id: 'q2', text: 'сколько рублей пошлина за паспорт' },
  { _id: 'q3', text: 'фото' },
  { _id: 'q4', text: 'налоговый вычет' },
  { _id: 'unjudged', text: 'паспорт' },
];
const QRELS = [
  'query-id\tcorpus-id\tscore',
  'q1\textract\t1',
  'q2\tfee\t2',
  'q2\tpassport\t1',
  'q3\textract\t1',
  'q4\tfee\t1',
];

describe('veche eval-search', () => {
  let db: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    db = await cloneDatabase();
    folder = await mkdtemp(join(tmpdir(), 'veche-eval-search-'));
  });
  afterAll(async () => {
    await db.drop();
    await rm(folder, { recursive: true });
  });

  const file = async (name: string, lines: readonly unknown[]) => {
    const path = join(folder, name);
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    await writeFile(path, text.join('\n'));
    return path;
  };
  const evaluate = async (
    options: readonly string[],
    { corpus = CORPUS as readonly unknown[], qrels = QRELS as readonly string[] } = {},
  ) =>
    run([
      `--corpus=${await file('corpus.jsonl', corpus)}`,
      `--queries=${await file('queries.jsonl', QUERIES)}`,
      `--qrels=${await file('qrels.tsv', qrels)}`,
      ...options,
    ]);
  const run = (options: readonly string[]) =>
    veche({ DATABASE_URL: db.url, MIGRATION_DATABASE_URL: db.ownerUrl, ...meilisearch }, [
      'eval-search',
      ...options,
    ]);
  let meilisearch: Record<string, string> = {};

  it('asks every judged query as on the page of the archive', async () => {
    const { code, out, err } = await evaluate(['--engine', 'postgres', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    // q1 and q2 are answered best, q3 by something else, q4 by nothing.
    expect(JSON.parse(out)).toEqual({
      engine: 'postgres',
      documents: 4,
      queries: 4,
      'nDCG@10': 0.5,
      'R@10': 0.5,
      'MRR@10': 0.5,
      empty: 0.25,
      p50: expect.any(Number),
      p95: expect.any(Number),
      corrected: 0,
    });
    expect(await db.query('SELECT 1 FROM thread')).toEqual([]);
    expect(await db.query(`SELECT 1 FROM pg_database WHERE datname LIKE 'veche_scratch_%'`)).toEqual([]);
  });

  it('compares with a plain reference, in lines too', async () => {
    const { code, out } = await evaluate(['--engine', 'bm25']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^engine: bm25\ndocuments: 4\nqueries: 4\nnDCG@10: 0\.5\nR@10: 0\.5\nMRR@10: 0\.5\nempty: 0\.25\n/,
    );
  });

  it('reports broken lines by file and number and leaves them out', async () => {
    const { code, out, err } = await evaluate(['--engine', 'bm25', '--json'], {
      corpus: [...CORPUS, '{"_id":', { _id: 'fee', text: 'ещё раз' }],
      qrels: [...QRELS, 'q1 extract 1', 'q1\tnowhere\t1', 'q9\tfee\t1', 'q1\textract\t0'],
    });
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ documents: 4, queries: 4, 'nDCG@10': 0.5 });
    expect(err.replaceAll(`${folder}/`, '').trim().split('\n')).toEqual([
      'corpus.jsonl: Line 5: this is not JSON',
      'corpus.jsonl: Line 6: _id: fee stands above already',
      'qrels.tsv: Line 7: there must be 3 fields with tabs between, not 1',
      'qrels.tsv: Line 8: corpus-id: there is no document nowhere',
      'qrels.tsv: Line 9: query-id: there is no query q9',
      'qrels.tsv: Line 10: query-id, corpus-id: judged above already',
    ]);
  });

  it('says in one sentence what is missing', async () => {
    const without = await evaluate(['--engine', 'meilisearch']);
    expect(without.code).toBe(1);
    expect(without.err).toContain('MEILISEARCH_URL is not set');
    const nothing = await evaluate(['--engine', 'bm25'], { qrels: QRELS.slice(0, 1) });
    expect(nothing.code).toBe(1);
    expect(nothing.err).toContain('no query is judged');
    const unread = await run(['--corpus', 'no-such', '--queries', 'no-such', '--qrels', 'no-such']);
    expect(unread.code).toBe(1);
    expect(unread.err).toContain('no-such');
    expect((await evaluate(['--engine', 'lucene'])).code).toBe(2);
  });

  it('asks Meilisearch by an index of its own, and tells when it was not Meilisearch that answered', async () => {
    const peer = await MeilisearchPeer.open();
    meilisearch = { MEILISEARCH_URL: peer.url, MEILISEARCH_KEY: 'master', MEILISEARCH_INDEX: 'service' };
    try {
      const asked = await evaluate(['--engine', 'meilisearch', '--json']);
      expect(asked).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(asked.out)).toMatchObject({ engine: 'meilisearch', documents: 4, queries: 4 });
      expect(peer.requests.filter(({ path }) => path === 'multi-search').length).toBeGreaterThanOrEqual(8);
      expect([...peer.indexes.keys()]).toEqual([]);
      expect(peer.requests.filter(({ path }) => path.startsWith('indexes/service'))).toEqual([]);

      peer.mood.reads = 'ERROR_500';
      const instead = await evaluate(['--engine', 'meilisearch', '--json']);
      expect(instead).toMatchObject({ code: 1 });
      expect(instead.err).toContain("times in Meilisearch's place");
    } finally {
      meilisearch = {};
      await peer.close();
    }
  });

  const real = (engine: string) =>
    run([
      `--corpus=${join(REAL, 'corpus.jsonl')}`,
      `--queries=${join(REAL, 'queries.jsonl')}`,
      `--qrels=${join(REAL, 'qrels.tsv')}`,
      `--engine=${engine}`,
      '--json',
    ]);

  (existsSync(REAL) ? it : it.skip)(
    'ranks real questions better than the reference',
    async () => {
      const [reference, ours] = await Promise.all([real('bm25'), real('postgres')]);
      const plain = JSON.parse(reference.out);
      expect(Math.abs(plain['nDCG@10'] - 0.525)).toBeLessThan(0.01);
      expect(Math.abs(plain['R@10'] - 0.7)).toBeLessThan(0.01);
      expect(JSON.parse(ours.out)['nDCG@10']).toBeGreaterThan(plain['nDCG@10']);
    },
    180_000,
  );
});
