import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What screening found in a post, and the author's latest posts in the order in which it asks for them (docs/product.md §4). */
export class Screening1764000400000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE screening_finding (
        post_id uuid NOT NULL CONSTRAINT screening_finding_post_fk REFERENCES post (id) ON DELETE CASCADE,
        check_name text NOT NULL,
        outcome text NOT NULL CONSTRAINT screening_finding_outcome_known CHECK
          (outcome IN ('PUBLISH', 'HOLD', 'REFUSE')),
        -- Places, hosts and counts; never the words that were found.
        facts jsonb NOT NULL,
        found_at timestamptz NOT NULL,
        CONSTRAINT screening_finding_pk PRIMARY KEY (post_id, check_name)
      );
      CREATE INDEX post_author_created_idx ON post (author_id, created_at DESC) WHERE author_id IS NOT NULL;
      DROP INDEX post_author_idx;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE INDEX post_author_idx ON post (author_id) WHERE author_id IS NOT NULL;
      DROP INDEX post_author_created_idx;
      DROP TABLE screening_finding;
    `);
  }
}
