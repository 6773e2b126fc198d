import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A new search index is made in two thirds of the time. Its figures are those that the rebuild has counted while it wrote,
 * where it wrote all; else they are counted by grouping, since `ts_stat` searches a tree for every word of every document.
 * And the index of words is made with little memory: PostgreSQL gathers words in a tree, and one that the processor's cache
 * does not hold is slower to search than many small ones are to put together (a million documents: 28 s with 64 MB, 43 s with
 * 256 MB, 47 s with 1 GB). No less, or nothing is done at the same time.
 */
export class SearchRebuildFaster1764101300000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query('DROP FUNCTION search_rebuild_count()');
    await query.query(
      countBy(
        'lexemes text[], frequencies int[], ',
        `
    IF lexemes IS NOT NULL THEN
      INSERT INTO search_lexeme_next (lexeme, document_frequency)
        SELECT lexeme, frequency FROM unnest(lexemes, frequencies) AS known (lexeme, frequency);
    ELSE
      INSERT INTO search_lexeme_next (lexeme, document_frequency)
        SELECT word.lexeme, count(*)
        FROM (SELECT unnest(tsvector_to_array(tsv)) COLLATE "C" AS lexeme FROM search_document_next) AS word
        GROUP BY word.lexeme;
    END IF;`,
      ),
    );
    await query.query(indexWith(`PERFORM set_config('maintenance_work_mem', '64MB', true);`));
    await query.query(CLOSE);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP FUNCTION search_rebuild_count(text[], int[])');
    await query.query(
      countBy(
        '',
        `
    INSERT INTO search_lexeme_next (lexeme, document_frequency)
      SELECT word, ndoc FROM ts_stat('SELECT tsv FROM search_document_next');`,
      ),
    );
    await query.query(
      indexWith(`
    IF pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes('256MB') THEN
      PERFORM set_config('maintenance_work_mem', '256MB', true);
    END IF;`),
    );
    await query.query(CLOSE);
  }
}

const countBy = (parameters: string, count: string): string => `
  CREATE FUNCTION search_rebuild_count(${parameters}OUT documents int, OUT total_length bigint)
  LANGUAGE plpgsql SECURITY DEFINER AS $count$
  BEGIN
    ALTER TABLE search_lexeme_next DROP CONSTRAINT IF EXISTS search_lexeme_next_pk;
    DROP INDEX IF EXISTS search_lexeme_next_reverse_idx;
    TRUNCATE search_lexeme_next;
    ${count}
    ALTER TABLE search_lexeme_next ADD CONSTRAINT search_lexeme_next_pk PRIMARY KEY (lexeme);
    CREATE INDEX search_lexeme_next_reverse_idx ON search_lexeme_next (reverse(lexeme) COLLATE "C");
    ANALYZE search_lexeme_next;
    SELECT count(*), coalesce(sum(weighted_length), 0) INTO documents, total_length FROM search_document_next;
  END
  $count$
`;

const indexWith = (memory: string): string => `
  CREATE OR REPLACE FUNCTION search_rebuild_index() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $index$
  BEGIN
    ${memory}
    CREATE INDEX IF NOT EXISTS search_document_next_tsv_idx ON search_document_next USING gin (tsv);
    ANALYZE search_document_next, search_text_next;
  END
  $index$
`;

/** Functions that are replaced do not keep their settings, and new ones are open to everybody. */
const CLOSE = `
  DO $close$
  DECLARE
    made regprocedure;
  BEGIN
    FOR made IN
      SELECT oid FROM pg_proc WHERE proname IN ('search_rebuild_count', 'search_rebuild_index')
        AND pronamespace = current_schema()::regnamespace
    LOOP
      EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', made, current_schema());
      EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made);
    END LOOP;
  END
  $close$
`;
