/**
 * Every document has one lexeme that no text can have: the month of its latest activity and the last sign of
 * its key, so sixteen periods a month. A query of words that very many documents have is answered from the
 * latest periods only; as periods are lexemes, the index alone finds the documents with both.
 */
const FIRST = '§';
/** Follows every lexeme that begins with the sign. */
const BEHIND = '\u00A8';

/** SQL for the lexeme of a document; it has no place in the text. */
export const periodOf = (activityAt: string, threadId: string): string =>
  `'${FIRST}' || to_char(${activityAt} AT TIME ZONE 'UTC', 'YYYYMM') || right(${threadId}::text, 1)`;

export interface LatestRow {
  /** The periods in the language of `tsquery`, whole months as one; `null` when no document is counted. */
  readonly periods: string | null;
}

/**
 * $1 how many documents the latest periods may have together; one period is always taken. Months are walked through
 * backwards, as far as they fit, and the one that does not is taken in parts: the others are never read.
 */
export const LATEST = `
  WITH RECURSIVE month (name, before, documents) AS (
    SELECT '${BEHIND}' COLLATE "C", 0::bigint, 0::bigint
    UNION ALL
    SELECT earlier.name, month.before + month.documents, earlier.documents
    FROM month CROSS JOIN LATERAL (
      SELECT left(latest.lexeme, -1) AS name, (
        SELECT sum(l.document_frequency) FROM search_lexeme AS l
        WHERE l.lexeme >= left(latest.lexeme, -1) AND l.lexeme <= latest.lexeme AND l.document_frequency > 0
      ) AS documents
      FROM (
        SELECT lexeme FROM search_lexeme
        WHERE lexeme >= '${FIRST}' AND lexeme < month.name AND document_frequency > 0
        ORDER BY lexeme DESC LIMIT 1
      ) AS latest
    ) AS earlier
    WHERE month.before + month.documents <= $1::float8
  ), part AS (
    SELECT l.lexeme, month.before + sum(l.document_frequency) OVER later AS documents,
      month.before = 0 AND row_number() OVER later = 1 AS first
    FROM month JOIN search_lexeme AS l ON l.lexeme >= month.name AND l.lexeme < month.name || 'g'
    WHERE month.documents > 0 AND month.before + month.documents > $1::float8 AND l.document_frequency > 0
    WINDOW later AS (ORDER BY l.lexeme DESC)
  )
  SELECT string_agg(periods, ' | ') AS periods
  FROM (
    SELECT quote_literal(name) || ':*' AS periods FROM month WHERE documents > 0 AND before + documents <= $1::float8
    UNION ALL
    SELECT quote_literal(lexeme) FROM part WHERE first OR documents <= $1::float8
  ) AS taken
`;
