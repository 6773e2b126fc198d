import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long an official answer holds, and its re-check on the desk (docs/product.md §1). */
export class AnswerValidity1764100210000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE post
        ADD COLUMN checked_on date,
        ADD COLUMN valid_until date,
        ADD COLUMN expired_at timestamptz,
        ADD CONSTRAINT post_expires_by_date CHECK (expired_at IS NULL OR valid_until IS NOT NULL);
      CREATE INDEX post_expiring_idx ON post (valid_until) WHERE valid_until IS NOT NULL AND expired_at IS NULL;
      ALTER TABLE answer_draft ADD COLUMN checked_on date, ADD COLUMN valid_until date;

      -- What somebody said when they marked an answer for review by hand.
      CREATE TABLE answer_mark (
        id uuid NOT NULL CONSTRAINT answer_mark_pk PRIMARY KEY,
        item_id uuid NOT NULL CONSTRAINT answer_mark_item_fk REFERENCES desk_item (id) ON DELETE CASCADE,
        note text NOT NULL,
        actor_id uuid NOT NULL CONSTRAINT answer_mark_actor_fk REFERENCES account (id),
        marked_at timestamptz NOT NULL
      );
      CREATE INDEX answer_mark_item_idx ON answer_mark (item_id, marked_at);
    `);
    // The kinds known by then and one more: this page does not have to know which they are.
    await query.query(`
      DO $$
      DECLARE
        known text := (SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint
          WHERE conname = 'decision_kind_known' AND conrelid = 'decision'::regclass);
      BEGIN
        EXECUTE format('ALTER TABLE decision DROP CONSTRAINT decision_kind_known, '
          'ADD CONSTRAINT decision_kind_known CHECK (%s OR kind = %L)', known, 'CONFIRMED');
      END $$;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      -- The wider check of decisions stays: it refuses nothing that is there.
      DELETE FROM decision_draft WHERE kind = 'CONFIRMED';
      DELETE FROM decision WHERE kind = 'CONFIRMED';
      DROP TABLE answer_mark;
      ALTER TABLE answer_draft DROP COLUMN checked_on, DROP COLUMN valid_until;
      ALTER TABLE post DROP COLUMN checked_on, DROP COLUMN valid_until, DROP COLUMN expired_at;
    `);
  }
}
