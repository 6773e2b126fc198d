import type { TestDatabase } from './database.js';

/** Lexemes whose figure, with what is noted, is not that of the documents. */
export const wrongFigures = (db: TestDatabase) =>
  db.query(`
    SELECT * FROM (
      SELECT lexeme, count(*)::int AS n FROM search_document, unnest(tsvector_to_array(tsv)) AS lexeme GROUP BY lexeme
    ) AS counted
    FULL JOIN (
      SELECT lexeme, sum(delta)::int AS kept FROM (
        SELECT lexeme, document_frequency AS delta FROM search_lexeme
        UNION ALL SELECT unnest(lexemes), unnest(deltas) FROM search_change
      ) AS figures GROUP BY lexeme HAVING sum(delta) <> 0
    ) AS figures USING (lexeme)
    WHERE n IS DISTINCT FROM kept
  `);
