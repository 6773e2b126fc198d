import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tells every process when a session ends, or its person's rights or password change, whoever changes them and how: what
 * was opened under them ends (docs/adr/0017). What counts is one function, for the trigger and for whoever looks again.
 */
export class AccountStanding1764102200000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE FUNCTION account_standing(a account) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT md5(jsonb_build_array(a.role, a.department, a.display_name, a.time_zone, a.locale, a.password_hash,
          extract(epoch FROM a.trusted_at), extract(epoch FROM a.email_verified_at))::text)
      $$;

      CREATE FUNCTION account_tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_notify('veche', json_build_object('topic', 'session.ended', 'accountId', OLD.id)::text);
          RETURN NULL;
        END $$;
      CREATE TRIGGER account_changed AFTER UPDATE ON account FOR EACH ROW
        WHEN (account_standing(OLD) IS DISTINCT FROM account_standing(NEW)) EXECUTE FUNCTION account_tell_change();

      CREATE FUNCTION session_tell_end() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_notify('veche', json_build_object('topic', 'session.ended', 'sessionId', OLD.id)::text);
          RETURN NULL;
        END $$;
      CREATE TRIGGER session_ended AFTER UPDATE OF ended_at ON session FOR EACH ROW
        WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION session_tell_end();
      CREATE TRIGGER session_deleted AFTER DELETE ON session FOR EACH ROW
        WHEN (OLD.ended_at IS NULL) EXECUTE FUNCTION session_tell_end();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TRIGGER session_deleted ON session;
      DROP TRIGGER session_ended ON session;
      DROP FUNCTION session_tell_end();
      DROP TRIGGER account_changed ON account;
      DROP FUNCTION account_tell_change();
      DROP FUNCTION account_standing(account);
    `);
  }
}
