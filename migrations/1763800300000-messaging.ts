import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail on its way out: one row a message (docs/product.md §6). */
export class Messaging1763800300000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE mail (
        id uuid NOT NULL CONSTRAINT mail_pk PRIMARY KEY,
        key text NOT NULL CONSTRAINT mail_key_key UNIQUE,
        to_address text NOT NULL,
        subject text NOT NULL,
        text text,
        html text,
        headers jsonb NOT NULL DEFAULT '{}',
        message_id text NOT NULL,
        queued_at timestamptz NOT NULL,
        leased_until timestamptz,
        attempts int NOT NULL DEFAULT 0,
        last_error text,
        sent_at timestamptz,
        parked_at timestamptz,
        CONSTRAINT mail_body_until_sent CHECK (sent_at IS NOT NULL OR (text IS NOT NULL AND html IS NOT NULL)),
        CONSTRAINT mail_sent_or_parked CHECK (sent_at IS NULL OR parked_at IS NULL)
      );
      CREATE INDEX mail_leased_idx ON mail (leased_until) WHERE leased_until IS NOT NULL;
      CREATE INDEX mail_parked_idx ON mail (parked_at DESC, id DESC) WHERE parked_at IS NOT NULL;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE mail;');
  }
}
