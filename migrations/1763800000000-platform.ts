import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the ground needs: remembered outcomes of requests, and switches that live in the database. */
export class Platform1763800000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE idempotency_key (
        account_id uuid NOT NULL,
        operation text NOT NULL,
        key text NOT NULL,
        input_hash text NOT NULL,
        outcome jsonb,
        created_at timestamptz NOT NULL,
        CONSTRAINT idempotency_key_pk PRIMARY KEY (account_id, operation, key)
      );
      CREATE INDEX idempotency_key_created_idx ON idempotency_key (created_at);

      CREATE TABLE setting (
        name text NOT NULL CONSTRAINT setting_pk PRIMARY KEY,
        value jsonb NOT NULL,
        changed_at timestamptz NOT NULL
      );

      -- Which process a worker of the queue belongs to, so that the jobs of a killed one are given back.
      CREATE TABLE job_worker (
        worker_id text NOT NULL CONSTRAINT job_worker_pk PRIMARY KEY,
        process_id text NOT NULL
      );
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE job_worker; DROP TABLE setting; DROP TABLE idempotency_key;');
  }
}
