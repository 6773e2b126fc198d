import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** How many notes one round takes: notes of a large import hold thousands of words each. */
const ROUND = 200;

/**
 * Adds what changes of documents have noted to the figures of the archive (ADR 0006). The row of the
 * statistics is the lock: one worker adds, the others leave at once, nobody waits for a word.
 */
@Injectable()
export class ArchiveFigures {
  constructor(private readonly database: Database) {}

  /**
   * @param from how many notes must have gathered for the work to be worth while.
   */
  async settle(from = 1): Promise<void> {
    let waiting = Infinity;
    while (waiting >= from) {
      waiting = await this.database.transaction(async (tx) => {
        const [state] = await tx.query<Array<{ waiting: number }>>(LOCK);
        if (!state || state.waiting < from) return 0;
        await tx.query(ADD, [ROUND]);
        return state.waiting - ROUND;
      });
    }
  }
}

const LOCK = `
  SELECT (SELECT count(*)::int FROM search_change) AS waiting FROM search_statistics FOR UPDATE SKIP LOCKED
`;

const ADD = `
  WITH taken AS (
    DELETE FROM search_change WHERE id IN (SELECT id FROM search_change ORDER BY id LIMIT $1)
    RETURNING documents, total_length, lexemes, deltas
  ), statistics AS (
    UPDATE search_statistics AS s
    SET documents = s.documents + t.documents, total_length = s.total_length + t.total_length
    FROM (SELECT sum(documents) AS documents, sum(total_length) AS total_length FROM taken) AS t
    WHERE t.documents IS NOT NULL
  )
  INSERT INTO search_lexeme (lexeme, document_frequency)
  SELECT lexeme, sum(delta)
  FROM taken, unnest(taken.lexemes, taken.deltas) AS change (lexeme, delta)
  GROUP BY lexeme
  HAVING sum(delta) <> 0
  ON CONFLICT (lexeme) DO UPDATE
    SET document_frequency = search_lexeme.document_frequency + excluded.document_frequency
`;
