import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of hits that readers page through (ADR 0021). Lost with a crash, and then found anew: so not logged. */
export class SearchResults1764102600000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE UNLOGGED TABLE search_result (
        id uuid CONSTRAINT search_result_pk PRIMARY KEY,
        threads uuid[] NOT NULL,
        sizes int[] NOT NULL,
        found jsonb NOT NULL,
        kept_at timestamptz NOT NULL
      );
      ALTER TABLE search_result ALTER threads SET STORAGE EXTERNAL;
      CREATE INDEX search_result_kept_idx ON search_result (kept_at);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE search_result');
  }
}
