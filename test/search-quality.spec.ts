import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedWords } from '../bench/src/quality/changed-words.js';
import { ratioToClean } from '../bench/src/quality/report.js';
import { VARIANTS, carelesslyWritten, typedSo } from '../bench/src/quality/variants.js';
import { searchQuality } from './support/command.js';

const TEXTS = [
  'Как получить справку о составе семьи?',
  'Не приходится ждать: выписка готова, 25 ноября 2026 года',
  'Почему отклонили заявление на субсидию, что исправить?',
];
const QUERIES = Array.from({ length: 300 }, (_, i) => ({ id: `${i}`, text: TEXTS[i % 3] ?? '' }));
const wordsOf = (text: string) => text.match(/\p{L}+|\d+/gu) ?? [];

describe('queries as they are typed badly', () => {
  it('are the same for the same seed, others for another, and keep their keys', () => {
    for (const variant of VARIANTS) {
      expect(typedSo(variant, QUERIES, 1)).toEqual(typedSo(variant, QUERIES, 1));
      expect(typedSo(variant, QUERIES, 1).map(({ id }) => id)).toEqual(QUERIES.map(({ id }) => id));
    }
    expect(typedSo('misspelt', QUERIES, 1)).not.toEqual(typedSo('misspelt', QUERIES, 2));
    expect(typedSo('clean', QUERIES, 1)).toEqual(QUERIES);
  });

  it('have one misspelt word of four letters or more', () => {
    for (const [i, { text }] of typedSo('misspelt', QUERIES, 1).entries()) {
      const before = wordsOf(QUERIES[i]?.text ?? '');
      const changed = wordsOf(text).filter((word, at) => word !== before[at]);
      expect(changed).toHaveLength(1);
      expect(changed[0]).toMatch(/^[а-яё]{3,}$/iu);
    }
    expect(typedSo('misspelt', [{ id: 'a', text: 'где мой ИНН 12345' }], 1)[0]?.text).toBe(
      'где мой ИНН 12345',
    );
  });

  it('repeat the usual mistake in a word', () => {
    const typed = typedSo('misspelt', QUERIES, 1).map(({ text }) => text);
    const seen = Map.groupBy(typed, (text) => text);
    expect(seen.size).toBeLessThan(50);
  });

  it('appear as the keys of the Latin layout have it', () => {
    expect(typedSo('layout', [{ id: 'a', text: 'Объём №5, где?' }], 1)[0]?.text).toBe('J,]`v #5? ult&');
  });

  it('are written in Latin letters by several schemes', () => {
    const same = Array.from({ length: 60 }, (_, i) => ({ id: `${i}`, text: 'Щука ещё хороша' }));
    const typed = new Set(typedSo('translit', same, 1).map(({ text }) => text));
    expect([...typed].filter((text) => /[а-яё]/i.test(text))).toEqual([]);
    expect([...typed]).toEqual(expect.arrayContaining(['Shchuka eshche khorosha', 'Schuka esche horosha']));
  });

  it('have the mistakes of the archive that was written carelessly', () => {
    const documents = QUERIES.map(({ id, text }) => ({ id, title: '', text }));
    const written = carelesslyWritten(documents, 3);
    const mistakes = written.filter(({ text }, i) => text !== documents[i]?.text);
    expect(mistakes.length).toBeGreaterThan(5);
    expect(mistakes.length).toBeLessThan(150);
    const known = new Set(written.flatMap(({ text }) => wordsOf(text)));
    const right = new Set(TEXTS.flatMap(wordsOf));
    const typed = typedSo('misspelt', QUERIES, 9).flatMap(({ text }) => wordsOf(text));
    expect(typed.some((word) => !right.has(word) && known.has(word))).toBe(true);
  });
});

const verdict = (ndcg: number) => ({
  'nDCG@10': ndcg,
  'R@10': 0,
  'MRR@10': 0,
  empty: 0,
  p50: 0,
  p95: 0,
  corrected: 0,
  converted: 0,
  changed: [],
  offered: [],
});

const changed = (from: string, to: string) => ({ from, to, kind: 'SPELLING' as const });

describe('changedWords', () => {
  it('counts the queries of each, the most frequent first', () => {
    const answers = [
      [changed('дохадах', 'доходах')],
      [],
      [changed('паспрот', 'паспорт'), changed('дохадах', 'доходах')],
    ];
    expect(changedWords(answers.map((corrections) => ({ corrections })))).toEqual([
      { from: 'дохадах', to: 'доходах', queries: 2 },
      { from: 'паспрот', to: 'паспорт', queries: 1 },
    ]);
  });
});

describe('ratioToClean', () => {
  it('compares with clean queries of the same archive', () => {
    const quality = new Map([
      ['clean', verdict(0.8)],
      ['misspelt', verdict(0.6)],
      ['clean, careless archive', verdict(0.5)],
      ['misspelt, careless archive', verdict(0.4)],
    ] as const);
    expect(ratioToClean(quality, 'misspelt')).toBeCloseTo(0.75, 10);
    expect(ratioToClean(quality, 'misspelt, careless archive')).toBeCloseTo(0.8, 10);
  });
});

const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

const measured = async (...args: readonly string[]) => {
  const { code, out, err } = await searchQuality({}, [...args, '--engines=bm25', '--json']);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out).sets.map(({ name, documents }: Record<string, unknown>) => [name, documents]);
};

describe('search-quality -- FOLDER', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veche-search-quality-'));
    for (const set of ['one', 'two']) {
      await mkdir(join(folder, set));
      const documents = TEXTS.map((text, i) => ({ _id: `${i}`, title: '', text }));
      await writeFile(join(folder, set, 'corpus.jsonl'), lines(documents));
      await writeFile(join(folder, set, 'queries.jsonl'), lines([{ _id: 'q', text: 'справка о составе' }]));
      await writeFile(join(folder, set, 'qrels.tsv'), 'query-id\tcorpus-id\tscore\nq\t0\t1');
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('measures every set of the folder, or the one that it is', async () => {
    expect(await measured(folder)).toEqual([
      ['one', 3],
      ['two', 3],
    ]);
    expect(await measured(join(folder, 'two'))).toEqual([['two', 3]]);
  });

  it.each([
    [['/no/such/folder'], 'There is no folder /no/such/folder.'],
    [[tmpdir(), tmpdir()], 'One folder is measured at a time'],
    [['--engines', 'lucene'], '--engines lucene: one of'],
  ])('says in one sentence what is wrong with %j', async (args, said) => {
    const { code, err } = await searchQuality({}, args);
    expect(code).toBe(1);
    expect(err).toContain(said);
  });
});
