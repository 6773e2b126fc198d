import { withEngine } from '../../../apps/cli/src/search/engine-under-test.js';
import type { EngineName } from '../../../apps/cli/src/search/engines.js';
import {
  type Answer,
  type Ask,
  type Verdict,
  judgeEngine,
} from '../../../apps/cli/src/search/judge-engine.js';
import { type ChangedWord, changedWords } from './changed-words.js';
import type { JudgedSet } from '../../../apps/cli/src/search/judged-set.js';
import { VARIANTS, type Variant, carelesslyWritten, typedSo } from './variants.js';

/** Queries typed so, asked of the archive as it is, or as it would be if its writers made mistakes. */
export type Row = Variant | 'clean, literally' | 'clean, careless archive' | 'misspelt, careless archive';

export interface RowVerdict extends Verdict {
  /** Share of queries that were taken as typed in the other layout, or in Latin letters. */
  readonly converted: number;
  /** What was looked for in the place of words, the most frequent first. */
  readonly changed: readonly ChangedWord[];
  /** Lines that were offered beside the queries. */
  readonly offered: readonly string[];
}

export type Quality = ReadonlyMap<Row, RowVerdict>;

const CONVERSIONS = new Set<string>(['LAYOUT', 'TRANSLITERATION']);
const isConverted = ({ corrections }: Answer) => corrections.some(({ kind }) => CONVERSIONS.has(kind));

/** Loads a set once into each of two archives and asks it every kind of query. */
export async function measureQuality(
  engine: EngineName,
  set: JudgedSet,
  seed: number,
  say: (line: string) => void,
): Promise<Quality> {
  const rows = new Map<Row, RowVerdict>();
  const judge = async (row: Row, variant: Variant, ask: Ask) => {
    say(row);
    const understood = new Map<string, Answer>();
    const noting: Ask = async (query, size) => {
      const answer = await ask(query, size);
      understood.set(query, answer);
      return answer;
    };
    const queries = typedSo(variant, set.queries, seed);
    const verdict = await judgeEngine(noting, queries, set.judgements);
    const answers = queries.flatMap(({ text }) => understood.get(text) ?? []);
    rows.set(row, {
      ...verdict,
      converted: answers.filter(isConverted).length / queries.length,
      changed: changedWords(answers),
      offered: answers.flatMap(({ didYouMean }) => didYouMean ?? []),
    });
  };
  await withEngine(engine, set.documents, async (ask) => {
    for (const variant of VARIANTS) await judge(variant, variant, ask);
    if (engine !== 'bm25')
      await judge('clean, literally', 'clean', (query, size) => ask(query, size, { literal: true }));
  });
  await withEngine(engine, carelesslyWritten(set.documents, seed), async (ask) => {
    await judge('clean, careless archive', 'clean', ask);
    await judge('misspelt, careless archive', 'misspelt', ask);
  });
  return rows;
}
