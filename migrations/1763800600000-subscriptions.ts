import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who follows which thread, and what each was told (docs/product.md §6). */
export class Subscriptions1763800600000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE subscription (
        id uuid NOT NULL CONSTRAINT subscription_pk PRIMARY KEY,
        account_id uuid CONSTRAINT subscription_account_fk REFERENCES account (id) ON DELETE CASCADE,
        email text CONSTRAINT subscription_email_lower_case CHECK (email = lower(email)),
        locale text NOT NULL CONSTRAINT subscription_locale_known CHECK (locale IN ('ru', 'en')),
        thread_id uuid NOT NULL CONSTRAINT subscription_thread_fk REFERENCES thread (id) ON DELETE CASCADE,
        level text NOT NULL CONSTRAINT subscription_level_known CHECK
          (level IN ('WATCHING', 'OFFICIAL_ONLY', 'MUTED')),
        -- Of people without an account: when, and from which network, the confirming e-mail was last asked for.
        requested_at timestamptz,
        requested_from cidr,
        confirmed_at timestamptz,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT subscription_account_key UNIQUE (account_id, thread_id),
        CONSTRAINT subscription_email_key UNIQUE (email, thread_id),
        CONSTRAINT subscription_of_one_person CHECK ((account_id IS NULL) <> (email IS NULL))
      );
      CREATE INDEX subscription_thread_idx ON subscription (thread_id, id)
        WHERE confirmed_at IS NOT NULL AND ended_at IS NULL;
      CREATE INDEX subscription_requested_idx ON subscription (requested_at) WHERE requested_at IS NOT NULL;

      CREATE TABLE notification (
        id uuid NOT NULL CONSTRAINT notification_pk PRIMARY KEY,
        subscription_id uuid NOT NULL CONSTRAINT notification_subscription_fk
          REFERENCES subscription (id) ON DELETE CASCADE,
        account_id uuid CONSTRAINT notification_account_fk REFERENCES account (id) ON DELETE CASCADE,
        thread_id uuid NOT NULL CONSTRAINT notification_thread_fk REFERENCES thread (id) ON DELETE CASCADE,
        post_id uuid NOT NULL CONSTRAINT notification_post_fk REFERENCES post (id) ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT notification_kind_known CHECK
          (kind IN ('OFFICIAL_ANSWER', 'COMMUNITY_ANSWER', 'CLARIFICATION')),
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        -- Each is told once, whatever crashes.
        CONSTRAINT notification_once_key UNIQUE (subscription_id, post_id)
      );
      CREATE INDEX notification_account_idx ON notification (account_id, created_at DESC, id DESC)
        WHERE account_id IS NOT NULL;
      CREATE INDEX notification_unread_idx ON notification (account_id, thread_id)
        WHERE account_id IS NOT NULL AND read_at IS NULL;
      CREATE INDEX notification_post_idx ON notification (post_id);
      CREATE INDEX notification_thread_idx ON notification (thread_id);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE notification; DROP TABLE subscription;');
  }
}
