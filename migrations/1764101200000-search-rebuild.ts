import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The search index is built anew in a second set of tables, which then takes the place of the first (ADR 0013). The
 * application may not make or drop tables: these functions do it with the rights of the owner, and nothing else.
 */
export class SearchRebuild1764101200000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      -- Threads whose documents were written while another set of tables was being filled.
      CREATE TABLE search_touched (thread_id uuid NOT NULL);
    `);
    for (const statement of [BEGIN, KEYS, CATCH_UP, INDEX, COUNT, SWAP, VALIDATE])
      await query.query(statement);
    await query.query(CLOSE);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP FUNCTION search_rebuild_validate();
      DROP FUNCTION search_rebuild_swap(int, bigint, int);
      DROP FUNCTION search_rebuild_count();
      DROP FUNCTION search_rebuild_index();
      DROP FUNCTION search_rebuild_catch_up(int);
      DROP FUNCTION search_rebuild_keys();
      DROP FUNCTION search_rebuild_begin();
      DROP TABLE IF EXISTS search_document_next, search_text_next, search_lexeme_next;
      DROP TABLE search_touched;
      DELETE FROM setting WHERE name = 'search.reindex';
    `);
  }
}

/** Empty tables without any index, open to whom the present ones are. */
const BEGIN = `
  CREATE FUNCTION search_rebuild_begin() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $begin$
  DECLARE
    granted record;
  BEGIN
    DROP TABLE IF EXISTS search_document_next, search_text_next, search_lexeme_next;
    TRUNCATE search_touched;
    CREATE TABLE search_document_next (LIKE search_document INCLUDING STORAGE) WITH (toast_tuple_target = 8160);
    CREATE TABLE search_text_next (LIKE search_text) WITH (toast_tuple_target = 8160);
    CREATE TABLE search_lexeme_next (LIKE search_lexeme) WITH (fillfactor = 70);
    FOR granted IN
      SELECT c.relname AS name, g.privilege_type AS privilege, g.grantee::regrole AS role
      FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS g
      WHERE c.oid IN ('search_document'::regclass, 'search_text'::regclass, 'search_lexeme'::regclass)
        AND g.grantee NOT IN (0, c.relowner)
    LOOP
      EXECUTE format('GRANT %s ON %I TO %s', granted.privilege, granted.name || '_next', granted.role);
    END LOOP;
  END
  $begin$
`;

/** The keys of tables that are full, where an earlier run did not come to it. */
const KEYS = `
  CREATE FUNCTION search_rebuild_keys() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $keys$
  BEGIN
    IF to_regclass('search_document_next_pk') IS NOT NULL THEN RETURN; END IF;
    ALTER TABLE search_document_next ADD CONSTRAINT search_document_next_pk PRIMARY KEY (thread_id);
    ALTER TABLE search_text_next ADD CONSTRAINT search_text_next_pk PRIMARY KEY (thread_id);
  END
  $keys$
`;

/** The index of words. */
const INDEX = `
  CREATE FUNCTION search_rebuild_index() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $index$
  BEGIN
    IF pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes('256MB') THEN
      PERFORM set_config('maintenance_work_mem', '256MB', true);
    END IF;
    CREATE INDEX IF NOT EXISTS search_document_next_tsv_idx ON search_document_next USING gin (tsv);
    ANALYZE search_document_next, search_text_next;
  END
  $index$
`;

/** Takes over documents written meanwhile; returns how many. */
const CATCH_UP = `
  CREATE FUNCTION search_rebuild_catch_up(most int) RETURNS int LANGUAGE plpgsql AS $catch_up$
  DECLARE
    ids uuid[];
  BEGIN
    WITH taken AS (
      DELETE FROM search_touched WHERE ctid = ANY (ARRAY(SELECT ctid FROM search_touched LIMIT most))
      RETURNING thread_id
    )
    SELECT coalesce(array_agg(DISTINCT thread_id), '{}') INTO ids FROM taken;
    DELETE FROM search_text_next WHERE thread_id = ANY (ids);
    DELETE FROM search_document_next WHERE thread_id = ANY (ids);
    INSERT INTO search_document_next SELECT * FROM search_document WHERE thread_id = ANY (ids);
    INSERT INTO search_text_next SELECT * FROM search_text WHERE thread_id = ANY (ids);
    RETURN cardinality(ids);
  END
  $catch_up$
`;

/** The figures of the new documents. */
const COUNT = `
  CREATE FUNCTION search_rebuild_count(OUT documents int, OUT total_length bigint)
  LANGUAGE plpgsql SECURITY DEFINER AS $count$
  BEGIN
    ALTER TABLE search_lexeme_next DROP CONSTRAINT IF EXISTS search_lexeme_next_pk;
    DROP INDEX IF EXISTS search_lexeme_next_reverse_idx;
    TRUNCATE search_lexeme_next;
    INSERT INTO search_lexeme_next (lexeme, document_frequency)
      SELECT word, ndoc FROM ts_stat('SELECT tsv FROM search_document_next');
    ALTER TABLE search_lexeme_next ADD CONSTRAINT search_lexeme_next_pk PRIMARY KEY (lexeme);
    CREATE INDEX search_lexeme_next_reverse_idx ON search_lexeme_next (reverse(lexeme) COLLATE "C");
    ANALYZE search_lexeme_next;
    SELECT count(*), coalesce(sum(weighted_length), 0) INTO documents, total_length FROM search_document_next;
  END
  $count$
`;

/**
 * Readers and writers wait for this one transaction, also while it waits for those before them: so it waits no longer
 * than it is told, and is then to be tried again. What is written from here on is noted in the figures again; notes
 * for the old documents mean nothing any more.
 */
const SWAP = `
  CREATE FUNCTION search_rebuild_swap(documents_counted int, length_counted bigint, wait_ms int) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER AS $swap$
  BEGIN
    PERFORM set_config('lock_timeout', wait_ms || 'ms', true);
    -- Whoever removes a thread has it before its document.
    LOCK TABLE thread IN SHARE ROW EXCLUSIVE MODE;
    -- Whoever adds up the figures has this row before them.
    PERFORM FROM search_statistics FOR UPDATE;
    LOCK TABLE search_document, search_text, search_lexeme IN ACCESS EXCLUSIVE MODE;

    DELETE FROM search_change;
    UPDATE search_statistics SET documents = documents_counted, total_length = length_counted;
    CREATE TRIGGER search_document_inserted AFTER INSERT ON search_document_next
      REFERENCING NEW TABLE AS new_documents FOR EACH STATEMENT EXECUTE FUNCTION search_note_change();
    CREATE TRIGGER search_document_updated AFTER UPDATE ON search_document_next
      REFERENCING OLD TABLE AS old_documents NEW TABLE AS new_documents
      FOR EACH STATEMENT EXECUTE FUNCTION search_note_change();
    CREATE TRIGGER search_document_deleted AFTER DELETE ON search_document_next
      REFERENCING OLD TABLE AS old_documents FOR EACH STATEMENT EXECUTE FUNCTION search_note_change();
    PERFORM search_rebuild_catch_up((SELECT count(*)::int FROM search_touched));

    DROP TABLE search_document, search_text, search_lexeme;
    ALTER TABLE search_document_next RENAME TO search_document;
    ALTER TABLE search_text_next RENAME TO search_text;
    ALTER TABLE search_lexeme_next RENAME TO search_lexeme;
    ALTER INDEX search_document_next_pk RENAME TO search_document_pk;
    ALTER INDEX search_document_next_tsv_idx RENAME TO search_document_tsv_idx;
    ALTER INDEX search_text_next_pk RENAME TO search_text_pk;
    ALTER INDEX search_lexeme_next_pk RENAME TO search_lexeme_pk;
    ALTER INDEX search_lexeme_next_reverse_idx RENAME TO search_lexeme_reverse_idx;
    ALTER TABLE search_document ADD CONSTRAINT search_document_thread_fk
      FOREIGN KEY (thread_id) REFERENCES thread (id) ON DELETE CASCADE NOT VALID;
    ALTER TABLE search_text ADD CONSTRAINT search_text_document_fk
      FOREIGN KEY (thread_id) REFERENCES search_document (thread_id) ON DELETE CASCADE NOT VALID;
  END
  $swap$
`;

/** Threads removed meanwhile are removed here too; while the new documents are in use already. */
const VALIDATE = `
  CREATE FUNCTION search_rebuild_validate() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $validate$
  BEGIN
    DELETE FROM search_document AS d WHERE NOT EXISTS (SELECT FROM thread AS t WHERE t.id = d.thread_id);
    ALTER TABLE search_document VALIDATE CONSTRAINT search_document_thread_fk;
    ALTER TABLE search_text VALIDATE CONSTRAINT search_text_document_fk;
  END
  $validate$
`;

/** No table of somebody else's may stand in for ours, and nobody has these rights but whom they are given to. */
const CLOSE = `
  DO $close$
  DECLARE
    made regprocedure;
  BEGIN
    FOR made IN
      SELECT oid FROM pg_proc WHERE proname LIKE 'search\\_rebuild\\_%' AND pronamespace = current_schema()::regnamespace
    LOOP
      EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', made, current_schema());
      EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made);
    END LOOP;
  END
  $close$
`;
