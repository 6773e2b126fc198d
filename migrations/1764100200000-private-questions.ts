import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Private questions (docs/product.md §8): the database itself refuses to publish one (ADR 0009). */
export class PrivateQuestions1764100200000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE thread
        DROP CONSTRAINT thread_moderation_known,
        ADD CONSTRAINT thread_moderation_known CHECK
          (moderation IN ('PENDING', 'PUBLISHED', 'PRIVATE', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'HIDDEN')),
        ADD CONSTRAINT thread_private_never_public CHECK (CASE kind WHEN 'PRIVATE_QUESTION'
          THEN moderation NOT IN ('PUBLISHED', 'HIDDEN') ELSE moderation <> 'PRIVATE' END);
      ALTER TABLE post
        DROP CONSTRAINT post_moderation_known,
        ADD CONSTRAINT post_moderation_known CHECK
          (moderation IN ('PENDING', 'PUBLISHED', 'PRIVATE', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'HIDDEN')),
        ADD CONSTRAINT post_private_has_position CHECK (moderation <> 'PRIVATE' OR position IS NOT NULL);

      -- What the asker allows, and what was made of it; read by staff and the asker only.
      CREATE TABLE private_publication (
        thread_id uuid NOT NULL CONSTRAINT private_publication_pk PRIMARY KEY
          CONSTRAINT private_publication_thread_fk REFERENCES thread (id) ON DELETE CASCADE,
        consented_at timestamptz,
        public_thread_id uuid CONSTRAINT private_publication_public_fk REFERENCES thread (id)
          CONSTRAINT private_publication_public_key UNIQUE,
        published_at timestamptz,
        published_by uuid CONSTRAINT private_publication_by_fk REFERENCES account (id),
        CONSTRAINT private_publication_consented CHECK (public_thread_id IS NULL OR consented_at IS NOT NULL)
      );

      DROP INDEX thread_awaiting_answer_idx;
      CREATE INDEX thread_awaiting_answer_idx ON thread (COALESCE(answer_due_at, submitted_at), id)
        WHERE resolution = 'OPEN'
          AND (moderation = 'PRIVATE' OR (moderation = 'PUBLISHED' AND official_answer_id IS NULL));
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP INDEX thread_awaiting_answer_idx;
      CREATE INDEX thread_awaiting_answer_idx ON thread (COALESCE(answer_due_at, submitted_at), id)
        WHERE moderation = 'PUBLISHED' AND resolution = 'OPEN' AND official_answer_id IS NULL;
      DROP TABLE private_publication;
      UPDATE thread SET official_answer_id = NULL, accepted_post_id = NULL WHERE kind = 'PRIVATE_QUESTION';
      DELETE FROM thread WHERE kind = 'PRIVATE_QUESTION';
      ALTER TABLE post
        DROP CONSTRAINT post_private_has_position,
        DROP CONSTRAINT post_moderation_known,
        ADD CONSTRAINT post_moderation_known CHECK
          (moderation IN ('PENDING', 'PUBLISHED', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'HIDDEN'));
      ALTER TABLE thread
        DROP CONSTRAINT thread_private_never_public,
        DROP CONSTRAINT thread_moderation_known,
        ADD CONSTRAINT thread_moderation_known CHECK
          (moderation IN ('PENDING', 'PUBLISHED', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'HIDDEN'));
    `);
  }
}
