import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who can sign in, their sessions, and the counters that slow guessing down (docs/product.md §9). */
export class Accounts1763800100000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE account (
        id uuid NOT NULL CONSTRAINT account_pk PRIMARY KEY,
        email text NOT NULL CONSTRAINT account_email_key UNIQUE
          CONSTRAINT account_email_lower_case CHECK (email = lower(email)),
        display_name text NOT NULL,
        password_hash text,
        role text NOT NULL CONSTRAINT account_role_known CHECK
          (role IN ('CITIZEN', 'SPECIALIST', 'MODERATOR', 'SUPERVISOR', 'ADMINISTRATOR')),
        department text,
        trusted_at timestamptz,
        time_zone text NOT NULL,
        locale text NOT NULL CONSTRAINT account_locale_known CHECK (locale IN ('ru', 'en')),
        email_verified_at timestamptz,
        created_at timestamptz NOT NULL
      );

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

      CREATE TABLE session (
        id uuid NOT NULL CONSTRAINT session_pk PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT session_account_fk REFERENCES account (id) ON DELETE CASCADE,
        secret_hash bytea NOT NULL CONSTRAINT session_secret_hash_key UNIQUE,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        user_agent text
      );
      CREATE INDEX session_account_idx ON session (account_id);

      -- In the form and column order that rate-limiter-flexible writes; unlogged, since after a crash
      -- of the database the counters may start again.
      CREATE UNLOGGED TABLE rate_limit (
        key varchar(255) NOT NULL CONSTRAINT rate_limit_pk PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );
      CREATE INDEX rate_limit_expire_idx ON rate_limit (expire);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(
      'DROP TABLE rate_limit; DROP TABLE session; DROP TABLE account_token; DROP TABLE account;',
    );
  }
}
