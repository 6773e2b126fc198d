import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Threads like a thread, found beforehand: its page reads them with the thread itself (ADR 0004). */
export class RelatedThreads1764100320000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE thread_related (
        thread_id uuid NOT NULL CONSTRAINT thread_related_pk PRIMARY KEY
          CONSTRAINT thread_related_thread_fk REFERENCES thread (id) ON DELETE CASCADE,
        -- The most alike first. One may be hidden or gone since: whoever reads looks again.
        related uuid[] NOT NULL,
        found_at timestamptz NOT NULL
      );
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE thread_related;');
  }
}
