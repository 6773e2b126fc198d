/**
 * Every document has one lexeme that no text can have: the month of its latest activity and the last sign of
 * its key, so sixteen periods a month. A query of words that very many documents have is answered from the
 * latest periods only; as periods are lexemes, the index alone finds the documents with both.
 */
const FIRST = '§';
/** Follows every lexeme that begins with the sign. */
const BEHIND = '\u00A8';

/** SQL for the lexeme of a document as a `tsvector`. */
export const PERIOD = `array_to_tsvector(ARRAY[
  '${FIRST}' || to_char(activity_at AT TIME ZONE 'UTC', 'YYYYMM') || right(thread_id::text, 1)
])`;

export interface LatestRow {
  /** The periods in the language of `tsquery`, whole months as one; `null` when no document is counted. */
  readonly periods: string | null;
}

/** $1 how many documents the latest periods may have together; one period is always taken. */
export const LATEST = `
  WITH period AS (
    SELECT lexeme, left(lexeme, -1) AS month,
      lexeme = max(lexeme) OVER () OR sum(document_frequency) OVER (ORDER BY lexeme DESC) <= $1::float8 AS taken
    FROM search_lexeme
    WHERE lexeme >= '${FIRST}' AND lexeme < '${BEHIND}' AND document_frequency > 0
  ), months AS (
    SELECT CASE WHEN bool_and(taken) THEN quote_literal(month) || ':*'
      ELSE string_agg(quote_literal(lexeme), ' | ') FILTER (WHERE taken) END AS periods
    FROM period GROUP BY month
  )
  SELECT string_agg(periods, ' | ') AS periods FROM months
`;
