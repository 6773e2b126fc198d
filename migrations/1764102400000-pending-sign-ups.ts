import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sign-ups that wait for their address to be confirmed are no accounts: several may wait for one address, each with
 * the password and browser it was made with. Links name the sign-ups they can confirm.
 */
export class PendingSignUps1764102400000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE pending_sign_up (
        id uuid NOT NULL CONSTRAINT pending_sign_up_pk PRIMARY KEY,
        email text NOT NULL CONSTRAINT pending_sign_up_email_lower_case CHECK (email = lower(email)),
        display_name text NOT NULL,
        password_hash text,
        time_zone text NOT NULL,
        locale text NOT NULL CONSTRAINT pending_sign_up_locale_known CHECK (locale IN ('ru', 'en')),
        browser_hash bytea,
        network text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        CONSTRAINT pending_sign_up_has_password CHECK (password_hash IS NOT NULL OR confirmed_at IS NOT NULL)
      );
      CREATE INDEX pending_sign_up_email_idx ON pending_sign_up (email);
      CREATE INDEX pending_sign_up_expiry_idx ON pending_sign_up (expires_at);

      CREATE TABLE sign_up_link (
        hash bytea NOT NULL,
        sign_up_id uuid NOT NULL
          CONSTRAINT sign_up_link_sign_up_fk REFERENCES pending_sign_up (id) ON DELETE CASCADE,
        expires_at timestamptz NOT NULL,
        CONSTRAINT sign_up_link_pk PRIMARY KEY (hash, sign_up_id)
      );
      CREATE INDEX sign_up_link_sign_up_idx ON sign_up_link (sign_up_id);

      -- Mailboxes that had enough e-mails for now, and when the next one leaves.
      CREATE TABLE sign_up_mail (
        email text NOT NULL CONSTRAINT sign_up_mail_pk PRIMARY KEY,
        due_at timestamptz NOT NULL
      );

      INSERT INTO pending_sign_up
        (id, email, display_name, password_hash, time_zone, locale, network, created_at, expires_at)
      SELECT a.id, a.email, a.display_name, a.password_hash, a.time_zone, a.locale, 'unknown', a.created_at,
        max(t.expires_at)
      FROM account a JOIN account_token t ON t.account_id = a.id
      WHERE a.email_verified_at IS NULL AND a.password_hash IS NOT NULL AND t.used_at IS NULL AND t.expires_at > now()
      GROUP BY a.id;
      INSERT INTO sign_up_link (hash, sign_up_id, expires_at)
      SELECT t.hash, t.account_id, t.expires_at
      FROM account_token t JOIN pending_sign_up s ON s.id = t.account_id
      WHERE t.used_at IS NULL AND t.expires_at > now();
      DROP TABLE account_token;

      -- Nobody could sign in to these. One that other rows name, such as a rota, stays, without the password of whoever
      -- chose it.
      DO $$
      DECLARE unverified record;
      BEGIN
        FOR unverified IN SELECT id, created_at FROM account WHERE email_verified_at IS NULL LOOP
          BEGIN
            DELETE FROM account WHERE id = unverified.id;
          EXCEPTION WHEN foreign_key_violation THEN
            UPDATE account SET email_verified_at = created_at, password_hash = NULL WHERE id = unverified.id;
            DELETE FROM pending_sign_up WHERE id = unverified.id;
          END;
        END LOOP;
      END $$;
      ALTER TABLE account ALTER COLUMN email_verified_at SET NOT NULL;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE account ALTER COLUMN email_verified_at DROP NOT NULL;
      CREATE TABLE account_token (
        id uuid NOT NULL CONSTRAINT account_token_pk PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT account_token_account_fk REFERENCES account (id) ON DELETE CASCADE,
        purpose text NOT NULL CONSTRAINT account_token_purpose_known CHECK (purpose IN ('VERIFY_EMAIL')),
        hash bytea NOT NULL CONSTRAINT account_token_hash_key UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX account_token_account_idx ON account_token (account_id);
      DROP TABLE sign_up_mail;
      DROP TABLE sign_up_link;
      DROP TABLE pending_sign_up;
    `);
  }
}
