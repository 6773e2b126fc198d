/** How relevant documents are to one query, by their keys; who is not there is not relevant. */
export type Judged = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain of the first `size` hits. The gain is the judgement itself (linear, as
 * `trec_eval` has it), not 2 to its power, divided by the binary logarithm of the rank plus one.
 *
 * @returns 0 to 1; 0 where nothing is relevant.
 */
export function ndcg(hits: readonly string[], judged: Judged, size: number): number {
  const ideal = gainOf(
    [...judged.values()].sort((a, b) => b - a),
    size,
  );
  if (ideal === 0) return 0;
  return (
    gainOf(
      hits.map((id) => judged.get(id) ?? 0),
      size,
    ) / ideal
  );
}

function gainOf(relevances: readonly number[], size: number): number {
  return relevances
    .slice(0, size)
    .reduce((sum, relevance, i) => sum + Math.max(0, relevance) / Math.log2(i + 2), 0);
}

/** Which part of all that is relevant is among the first `size` hits; 0 where nothing is relevant. */
export function recall(hits: readonly string[], judged: Judged, size: number): number {
  const relevant = [...judged.values()].filter((relevance) => relevance > 0).length;
  if (relevant === 0) return 0;
  return hits.slice(0, size).filter((id) => (judged.get(id) ?? 0) > 0).length / relevant;
}

/** One divided by the rank of the first relevant of the first `size` hits; 0 without one. */
export function reciprocalRank(hits: readonly string[], judged: Judged, size: number): number {
  const place = hits.slice(0, size).findIndex((id) => (judged.get(id) ?? 0) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** 0 of nothing. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The least value that is not below the given part of all.
 *
 * @param part above 0, to 1.
 * @returns 0 of nothing.
 */
export function quantile(values: readonly number[], part: number): number {
  const inOrder = values.toSorted((a, b) => a - b);
  return inOrder[Math.ceil(inOrder.length * part) - 1] ?? 0;
}
