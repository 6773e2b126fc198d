import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * More to narrow a search by, and the texts by which the best hits are compared with the query letter by letter
 * (docs/product.md §5, ADR 0006).
 */
export class SearchRanking1764100400000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE search_document
        ADD COLUMN kind text NOT NULL DEFAULT 'QUESTION',
        ADD COLUMN region text;
      ALTER TABLE search_document ALTER COLUMN kind DROP DEFAULT;

      -- Apart from the documents: ranking opens thousands of those, and a hundred of these.
      CREATE TABLE search_text (
        thread_id uuid NOT NULL CONSTRAINT search_text_pk PRIMARY KEY
          CONSTRAINT search_text_document_fk REFERENCES search_document (thread_id) ON DELETE CASCADE,
        title text NOT NULL,
        body text NOT NULL
      );

      -- Misspelt words are corrected by those with the same end.
      CREATE INDEX search_lexeme_reverse_idx ON search_lexeme (reverse(lexeme) COLLATE "C");
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP INDEX search_lexeme_reverse_idx;
      DROP TABLE search_text;
      ALTER TABLE search_document DROP COLUMN kind, DROP COLUMN region;
    `);
  }
}
