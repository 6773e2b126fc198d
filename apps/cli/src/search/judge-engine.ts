import type { Correction } from '#search';
import type { JudgedQuery } from './judged-lines.js';
import type { JudgedSet } from './judged-set.js';
import { type Judged, mean, ndcg, quantile, recall, reciprocalRank } from './metrics.js';

/** What an engine gave for a query. */
export interface Answer {
  /** Keys of documents, the best first. */
  readonly documents: readonly string[];
  /** Words that others were looked for in the place of. */
  readonly corrections: readonly Correction[];
  /** A line that was offered instead. */
  readonly didYouMean?: string | null;
  /** Whether another engine answered than the one that was asked. */
  readonly degraded?: boolean;
}

/** @param literal look for the words just as they are typed; only as they are meant unless told. */
export type Ask = (query: string, size: number, options?: { readonly literal: boolean }) => Promise<Answer>;

/** How good an engine is on one set; all but the times from 0 to 1. */
export interface Verdict {
  readonly 'nDCG@10': number;
  readonly 'R@10': number;
  readonly 'MRR@10': number;
  /** Share of queries without a hit. */
  readonly empty: number;
  /** Milliseconds a query took, one after the other. */
  readonly p50: number;
  readonly p95: number;
  /** Share of queries that were corrected. */
  readonly corrected: number;
}

interface Asked extends Answer {
  readonly judged: Judged;
  readonly took: number;
}

const SIZE = 10;
/** Queries that fill PostgreSQL's buffers and node's compiled code first, and are not timed then. */
const WARM = 30;

/** Asks an engine every query and compares its answers with the judgements. */
export async function judgeEngine(
  ask: Ask,
  queries: readonly JudgedQuery[],
  judgements: JudgedSet['judgements'],
  tell: (done: number) => void = () => {},
): Promise<Verdict> {
  for (const { text } of queries.slice(0, WARM)) await ask(text, SIZE);
  const asked: Asked[] = [];
  for (const { id, text } of queries) {
    const start = performance.now();
    const { documents, corrections } = await ask(text, SIZE);
    const took = performance.now() - start;
    asked.push({ documents, corrections, took, judged: judgements.get(id) ?? new Map() });
    tell(asked.length);
  }
  const average = (of: (one: Asked) => number) => rounded(mean(asked.map(of)), 4);
  const times = asked.map(({ took }) => took);
  return {
    'nDCG@10': average(({ documents, judged }) => ndcg(documents, judged, SIZE)),
    'R@10': average(({ documents, judged }) => recall(documents, judged, SIZE)),
    'MRR@10': average(({ documents, judged }) => reciprocalRank(documents, judged, SIZE)),
    empty: average(({ documents }) => Number(documents.length === 0)),
    p50: rounded(quantile(times, 0.5), 1),
    p95: rounded(quantile(times, 0.95), 1),
    corrected: average(({ corrections }) => Number(corrections.length > 0)),
  };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
