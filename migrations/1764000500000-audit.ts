import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit log (ADR 0008): entries as the application writes them, and seals that chain them in the order of
 * their commits. Sealing happens inside the commit, by a deferred trigger with the owner's rights.
 */
export class Audit1764000500000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE audit_entry (
        id uuid NOT NULL CONSTRAINT audit_entry_pk PRIMARY KEY,
        -- To the millisecond, as it is hashed: nothing finer may be changed unseen.
        at timestamptz(3) NOT NULL,
        -- No foreign keys: the log outlives the people and things it names.
        actor_id uuid,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        -- As text in its canonical form, which jsonb would not keep.
        facts json NOT NULL,
        digest bytea NOT NULL CONSTRAINT audit_entry_digest_whole CHECK (length(digest) = 32)
      );
      CREATE INDEX audit_entry_at_idx ON audit_entry (at, id);

      CREATE TABLE audit_seal (
        seq bigint NOT NULL CONSTRAINT audit_seal_pk PRIMARY KEY,
        entry_id uuid NOT NULL CONSTRAINT audit_seal_entry_key UNIQUE,
        previous bytea NOT NULL,
        hash bytea NOT NULL
      );
    `);
    const [{ schema }] = await query.query('SELECT quote_ident(current_schema()) AS schema');
    await query.query(`
      CREATE FUNCTION audit_seal_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, ${schema}, pg_temp AS $$
      DECLARE
        last record;
        place bigint;
        before bytea;
      BEGIN
        -- Held to the end of the commit that has already begun: the order of seals is the order of commits.
        PERFORM pg_advisory_xact_lock(7832407);
        SELECT seq, hash INTO last FROM audit_seal ORDER BY seq DESC LIMIT 1;
        place := coalesce(last.seq, 0) + 1;
        before := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
        INSERT INTO audit_seal (seq, entry_id, previous, hash)
        VALUES (place, NEW.id, before, sha256(before || int8send(place) || NEW.digest));
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER audit_entry_seal AFTER INSERT ON audit_entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_seal_entry();

      CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The audit log is append-only: % of % is refused.', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
      CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TABLE audit_seal; DROP TABLE audit_entry;
      DROP FUNCTION audit_refuse_change; DROP FUNCTION audit_seal_entry;
    `);
  }
}
