import { withClient } from './with-client.js';

/** What the application adds to and reads, and never changes; `migration` it only reads. */
const GRANTS = `
  DO $$
  DECLARE
    role text := current_setting('veche.application_role');
    home text := current_schema();
    named record;
  BEGIN
    FOR named IN SELECT unnest(ARRAY[home, 'graphile_worker']) AS schema LOOP
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', named.schema, role);
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', named.schema, role);
      EXECUTE format('GRANT ALL ON ALL SEQUENCES IN SCHEMA %I TO %I', named.schema, role);
      EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %I TO %I', named.schema, role);
    END LOOP;
    EXECUTE format('REVOKE ALL ON audit_entry, audit_seal, migration FROM %I', role);
    EXECUTE format('GRANT SELECT ON audit_entry, audit_seal, migration TO %I', role);
    EXECUTE format('GRANT INSERT ON audit_entry TO %I', role);

    -- The queue closes its rows to everybody but their owner.
    FOR named IN
      SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relrowsecurity AND NOT EXISTS
        (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND role::regrole::oid = ANY (p.polroles))
    LOOP
      EXECUTE format('CREATE POLICY %I ON graphile_worker.%I TO %I USING (true) WITH CHECK (true)',
        role, named.name, role);
    END LOOP;
  END $$`;

/**
 * Gives the application's role its rights on everything there is now: after each migration, so that tables of a
 * later release need no thought. On the audit log it gets less (ADR 0008).
 *
 * @param owner of the tables; a connection that stays the caller's
 */
export async function grantApplicationRights(
  owner: { query(sql: string, parameters?: unknown[]): Promise<unknown> },
  applicationUrl: string,
): Promise<void> {
  const role = await roleOf(applicationUrl);
  await owner.query('BEGIN');
  try {
    await owner.query(`SELECT set_config('veche.application_role', $1, true)`, [role]);
    await owner.query(GRANTS);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

async function roleOf(url: string): Promise<string> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ role: string }>('SELECT current_user AS role'),
  );
  return rows[0]?.role ?? '';
}
