import { archiveOf } from '../../../apps/cli/src/search/archive-under-test.js';
import { type Ask, type Verdict, judgeEngine } from '../../../apps/cli/src/search/judge-engine.js';
import type { JudgedDocument } from '../../../apps/cli/src/search/judged-lines.js';
import type { JudgedSet } from '../../../apps/cli/src/search/judged-set.js';
import { PlainBm25 } from '../../../apps/cli/src/search/plain-bm25.js';
import { withScratchProduct } from '../../../apps/cli/src/with-product.js';
import { VARIANTS, type Variant, carelesslyWritten, typedSo } from './variants.js';

export type Engine = 'postgres' | 'bm25';

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
  engine: Engine,
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
  await withArchive(engine, set.documents, async (ask) => {
    for (const variant of VARIANTS) await judge(variant, variant, ask);
    if (engine !== 'bm25')
      await judge('clean, literally', 'clean', (query, size) => ask(query, size, { literal: true }));
  });
  await withArchive(engine, carelesslyWritten(set.documents, seed), async (ask) => {
    await judge('clean, careless archive', 'clean', ask);
    await judge('misspelt, careless archive', 'misspelt', ask);
  });
  return rows;
}

function withArchive(
  engine: Engine,
  documents: readonly JudgedDocument[],
  work: (ask: Ask) => Promise<void>,
): Promise<void> {
  if (engine === 'postgres') return withScratchProduct(async (app) => work(await archiveOf(app, documents)));
  const reference = new PlainBm25(documents);
  return work((query, size) =>
    Promise.resolve({ documents: reference.search(query, size), corrections: [] }),
  );
}
