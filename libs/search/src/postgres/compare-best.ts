import type { Database } from '#platform';
import type { SoughtQuery } from '#russian';
import { rankByParts } from '../rules/rank-by-parts.js';
import { TEXTS, type TextsRow } from './statements.js';

/** How many of the best are compared with the query letter by letter; and how many, where more are as good as the last. */
const COMPARED = 100;
const MOST_COMPARED = 300;

interface Scored {
  readonly threadId: string;
  /** By words, above 0. */
  readonly score: number;
}

/**
 * Compares the best hits with the query letter by letter; both engines do, since both write PostgreSQL's texts.
 *
 * @param hits the best by words first.
 * @returns the key of each by which they stand in order. Who was compared stands before who was not.
 */
export async function compareBest(
  database: Database,
  query: SoughtQuery,
  hits: readonly Scored[],
): Promise<number[]> {
  const compared = hits.slice(0, withTies(hits));
  const texts = await database.read<TextsRow>('search: texts', TEXTS, [
    compared.map(({ threadId }) => threadId),
  ]);
  const byThread = new Map(texts.map((text) => [text.thread_id, text]));
  const parts = rankByParts(
    textOf(query),
    compared.map(({ threadId, score }) => ({ title: '', body: '', ...byThread.get(threadId), score })),
  );
  const best = hits[0]?.score ?? 1;
  return hits.map(({ score }, i) => (i < compared.length ? 1 + (parts[i] ?? 0) : score / best));
}

function withTies(hits: readonly Scored[]): number {
  const last = hits[COMPARED - 1]?.score;
  if (last === undefined) return hits.length;
  const worse = hits.findIndex(({ score }) => score < last);
  return Math.min(worse < 0 ? hits.length : worse, MOST_COMPARED);
}

/** What was looked for first, corrected where it was. */
const textOf = ({ words, phrases }: SoughtQuery): string =>
  [...words.map(({ alternatives }) => alternatives[0]?.words ?? []), ...phrases].flat().join(' ');
