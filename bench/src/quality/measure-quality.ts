import { withEngine } from '../../../apps/cli/src/search/engine-under-test.js';
import type { EngineName } from '../../../apps/cli/src/search/engines.js';
import { type Ask, type Verdict, judgeEngine } from '../../../apps/cli/src/search/judge-engine.js';
import type { JudgedSet } from '../../../apps/cli/src/search/judged-set.js';
import { VARIANTS, type Variant, carelesslyWritten, typedSo } from './variants.js';

/** Queries typed so, asked of the archive as it is, or as it would be if its writers made mistakes. */
export type Row = Variant | 'clean, literally' | 'clean, careless archive' | 'misspelt, careless archive';

export interface RowVerdict extends Verdict {
  /** Share of queries that were taken as typed in the other layout, or in Latin letters. */
  readonly converted: number;
}

export type Quality = ReadonlyMap<Row, RowVerdict>;

const CONVERSIONS = new Set(['LAYOUT', 'TRANSLITERATION']);

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
    const converted = new Set<string>();
    const counting: Ask = async (query, size) => {
      const answer = await ask(query, size);
      if (answer.corrections.some((kind) => CONVERSIONS.has(kind))) converted.add(query);
      return answer;
    };
    const queries = typedSo(variant, set.queries, seed);
    const verdict = await judgeEngine(counting, queries, set.judgements);
    rows.set(row, { ...verdict, converted: converted.size / queries.length });
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
