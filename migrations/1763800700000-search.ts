import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The archive as searched (docs/product.md §5): one document a published thread, and what ranking needs
 * to know of all documents. Triggers note what each change of documents does to those figures, so that
 * they stay exact whatever path a change takes (ADR 0006).
 */
export class Search1763800700000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE search_document (
        thread_id uuid NOT NULL CONSTRAINT search_document_pk PRIMARY KEY
          CONSTRAINT search_document_thread_fk REFERENCES thread (id) ON DELETE CASCADE,
        category_id uuid NOT NULL,
        solved boolean NOT NULL,
        official boolean NOT NULL,
        weighted_length int NOT NULL,
        activity_at timestamptz NOT NULL,
        tsv tsvector NOT NULL
      ) WITH (toast_tuple_target = 8160);
      -- Uncompressed, and in the row as far as a page holds it: ranking opens thousands of them a query.
      ALTER TABLE search_document ALTER COLUMN tsv SET STORAGE EXTERNAL;
      CREATE INDEX search_document_tsv_idx ON search_document USING gin (tsv);

      CREATE TABLE search_lexeme (
        lexeme text COLLATE "C" NOT NULL CONSTRAINT search_lexeme_pk PRIMARY KEY,
        document_frequency int NOT NULL
      ) WITH (fillfactor = 70);

      CREATE TABLE search_statistics (
        one boolean NOT NULL DEFAULT true CONSTRAINT search_statistics_pk PRIMARY KEY
          CONSTRAINT search_statistics_single CHECK (one),
        documents int NOT NULL,
        total_length bigint NOT NULL
      );
      INSERT INTO search_statistics (documents, total_length) VALUES (0, 0);

      -- Append-only: what was changed since the figures were last brought up to date.
      CREATE TABLE search_change (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT search_change_pk PRIMARY KEY,
        documents int NOT NULL,
        total_length bigint NOT NULL,
        lexemes text[] NOT NULL,
        deltas int[] NOT NULL
      );
    `);
    await query.query(NOTE_CHANGES);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TABLE search_change;
      DROP TABLE search_statistics;
      DROP TABLE search_lexeme;
      DROP TABLE search_document;
      DROP FUNCTION search_note_change();
    `);
  }
}

const NOTE_CHANGES = `
  CREATE FUNCTION search_note_change() RETURNS trigger LANGUAGE plpgsql AS $note$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      INSERT INTO search_change (documents, total_length, lexemes, deltas)
      SELECT d.documents, d.total_length, coalesce(l.lexemes, '{}'), coalesce(l.deltas, '{}')
      FROM (SELECT count(*) AS documents, sum(weighted_length) AS total_length FROM new_documents) AS d,
        (SELECT array_agg(lexeme) AS lexemes, array_agg(delta) AS deltas FROM (
          SELECT lexeme, count(*) AS delta
          FROM (SELECT unnest(tsvector_to_array(tsv)) AS lexeme FROM new_documents) AS words
          GROUP BY lexeme
        ) AS counted) AS l
      WHERE d.documents > 0;
    ELSIF TG_OP = 'DELETE' THEN
      INSERT INTO search_change (documents, total_length, lexemes, deltas)
      SELECT -d.documents, -d.total_length, coalesce(l.lexemes, '{}'), coalesce(l.deltas, '{}')
      FROM (SELECT count(*) AS documents, sum(weighted_length) AS total_length FROM old_documents) AS d,
        (SELECT array_agg(lexeme) AS lexemes, array_agg(delta) AS deltas FROM (
          SELECT lexeme, -count(*) AS delta
          FROM (SELECT unnest(tsvector_to_array(tsv)) AS lexeme FROM old_documents) AS words
          GROUP BY lexeme
        ) AS counted) AS l
      WHERE d.documents > 0;
    ELSE
      INSERT INTO search_change (documents, total_length, lexemes, deltas)
      SELECT 0, d.total_length, coalesce(l.lexemes, '{}'), coalesce(l.deltas, '{}')
      FROM (
          SELECT coalesce((SELECT sum(weighted_length) FROM new_documents), 0)
            - coalesce((SELECT sum(weighted_length) FROM old_documents), 0) AS total_length
        ) AS d,
        (SELECT array_agg(lexeme) AS lexemes, array_agg(delta) AS deltas FROM (
          SELECT lexeme, sum(sign) AS delta FROM (
            SELECT unnest(tsvector_to_array(tsv)) AS lexeme, 1 AS sign FROM new_documents
            UNION ALL
            SELECT unnest(tsvector_to_array(tsv)), -1 FROM old_documents
          ) AS both_sides
          GROUP BY lexeme HAVING sum(sign) <> 0
        ) AS counted) AS l
      WHERE d.total_length <> 0 OR l.lexemes IS NOT NULL;
    END IF;
    RETURN NULL;
  END
  $note$;

  CREATE TRIGGER search_document_inserted AFTER INSERT ON search_document
    REFERENCING NEW TABLE AS new_documents FOR EACH STATEMENT EXECUTE FUNCTION search_note_change();
  CREATE TRIGGER search_document_updated AFTER UPDATE ON search_document
    REFERENCING OLD TABLE AS old_documents NEW TABLE AS new_documents
    FOR EACH STATEMENT EXECUTE FUNCTION search_note_change();
  CREATE TRIGGER search_document_deleted AFTER DELETE ON search_document
    REFERENCING OLD TABLE AS old_documents FOR EACH STATEMENT EXECUTE FUNCTION search_note_change();
`;
