import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What official answers were begun with: a canned reply, or the answer to a similar question (docs/product.md §4). */
export class TakenReplies1764100900000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE post
        ADD COLUMN canned_reply_id uuid
          CONSTRAINT post_canned_reply_fk REFERENCES canned_reply (id) ON DELETE SET NULL,
        ADD COLUMN suggested_from_id uuid
          CONSTRAINT post_suggested_from_fk REFERENCES thread (id) ON DELETE SET NULL;
      CREATE INDEX post_canned_reply_idx ON post (canned_reply_id) WHERE canned_reply_id IS NOT NULL;
      CREATE INDEX post_suggested_from_idx ON post (suggested_from_id) WHERE suggested_from_id IS NOT NULL;
      CREATE INDEX post_official_answer_idx ON post (created_at) WHERE kind = 'OFFICIAL_ANSWER';

      -- Neither is a key: a draft that waits for the opening goes out although what it was begun with is gone.
      ALTER TABLE answer_draft ADD COLUMN canned_reply_id uuid, ADD COLUMN suggested_from_id uuid;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE answer_draft DROP COLUMN canned_reply_id, DROP COLUMN suggested_from_id;
      DROP INDEX post_official_answer_idx;
      ALTER TABLE post DROP COLUMN canned_reply_id, DROP COLUMN suggested_from_id;
    `);
  }
}
