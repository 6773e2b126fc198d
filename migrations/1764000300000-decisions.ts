import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every decision of the desk, its undoing, drafts, escalations and second reviews (docs/product.md §4). */
export class Decisions1764000300000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE thread
        ADD COLUMN locked_at timestamptz,
        ADD COLUMN duplicate_of uuid CONSTRAINT thread_duplicate_of_fk REFERENCES thread (id);
      CREATE INDEX thread_duplicate_of_idx ON thread (duplicate_of) WHERE duplicate_of IS NOT NULL;

      ALTER TABLE post ADD COLUMN override_reason text;

      ALTER TABLE status_change
        ADD COLUMN reason_code text,
        DROP CONSTRAINT status_change_dimension_known,
        ADD CONSTRAINT status_change_dimension_known CHECK
          (dimension IN ('MODERATION', 'RESOLUTION', 'REPLIES'));

      -- What a citizen wrote before something in it was hidden; for its author and staff only.
      CREATE TABLE post_original (
        post_id uuid NOT NULL CONSTRAINT post_original_pk PRIMARY KEY
          CONSTRAINT post_original_post_fk REFERENCES post (id) ON DELETE CASCADE,
        title text,
        markdown text NOT NULL,
        redacted_by uuid NOT NULL CONSTRAINT post_original_redacted_by_fk REFERENCES account (id),
        redacted_at timestamptz NOT NULL
      );

      CREATE TABLE answer_draft (
        id uuid NOT NULL CONSTRAINT answer_draft_pk PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT answer_draft_account_fk REFERENCES account (id) ON DELETE CASCADE,
        thread_id uuid NOT NULL CONSTRAINT answer_draft_thread_fk REFERENCES thread (id) ON DELETE CASCADE,
        body text NOT NULL,
        reference text,
        run_at timestamptz,
        refused_as text,
        saved_at timestamptz NOT NULL,
        CONSTRAINT answer_draft_key UNIQUE (account_id, thread_id)
      );
      CREATE INDEX answer_draft_run_idx ON answer_draft (run_at, id) WHERE run_at IS NOT NULL;

      ALTER TABLE decision
        DROP CONSTRAINT decision_kind_known,
        ADD CONSTRAINT decision_kind_known CHECK (kind IN
          ('PUBLISHED', 'RETURNED', 'REJECTED', 'ASKED', 'MERGED', 'HIDDEN', 'LOCKED', 'ESCALATED')),
        ADD COLUMN details jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN override_reason text,
        -- What an undoing brings back, and what it has to find; none of decisions made before there was undoing.
        ADD COLUMN before jsonb,
        ADD COLUMN after jsonb,
        ADD COLUMN undone_at timestamptz,
        ADD COLUMN undone_by uuid CONSTRAINT decision_undone_by_fk REFERENCES account (id),
        ADD COLUMN undone_reason text,
        ADD CONSTRAINT decision_undoing_whole CHECK ((undone_at IS NULL) = (undone_by IS NULL));

      CREATE TABLE decision_draft (
        id uuid NOT NULL CONSTRAINT decision_draft_pk PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT decision_draft_account_fk REFERENCES account (id) ON DELETE CASCADE,
        item_id uuid NOT NULL CONSTRAINT decision_draft_item_fk REFERENCES desk_item (id) ON DELETE CASCADE,
        kind text NOT NULL,
        input jsonb NOT NULL,
        run_at timestamptz,
        refused_as text,
        saved_at timestamptz NOT NULL,
        CONSTRAINT decision_draft_key UNIQUE (account_id, item_id)
      );
      CREATE INDEX decision_draft_run_idx ON decision_draft (run_at, id) WHERE run_at IS NOT NULL;

      CREATE TABLE specialist_cover (
        account_id uuid NOT NULL CONSTRAINT specialist_cover_account_fk REFERENCES account (id) ON DELETE CASCADE,
        category_id uuid NOT NULL CONSTRAINT specialist_cover_category_fk REFERENCES category (id) ON DELETE CASCADE,
        CONSTRAINT specialist_cover_pk PRIMARY KEY (category_id, account_id)
      );
      CREATE TABLE specialist_duty (
        id uuid NOT NULL CONSTRAINT specialist_duty_pk PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT specialist_duty_account_fk REFERENCES account (id) ON DELETE CASCADE,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        CONSTRAINT specialist_duty_forward CHECK (starts_at < ends_at)
      );
      CREATE INDEX specialist_duty_account_idx ON specialist_duty (account_id, ends_at);

      CREATE TABLE escalation (
        decision_id uuid NOT NULL CONSTRAINT escalation_pk PRIMARY KEY
          CONSTRAINT escalation_decision_fk REFERENCES decision (id) ON DELETE CASCADE
          DEFERRABLE INITIALLY DEFERRED,
        item_id uuid NOT NULL CONSTRAINT escalation_item_fk REFERENCES desk_item (id) ON DELETE CASCADE,
        thread_id uuid NOT NULL CONSTRAINT escalation_thread_fk REFERENCES thread (id) ON DELETE CASCADE,
        specialist_id uuid NOT NULL CONSTRAINT escalation_specialist_fk REFERENCES account (id),
        note text NOT NULL,
        escalated_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE UNIQUE INDEX escalation_open_key ON escalation (item_id) WHERE ended_at IS NULL;
      CREATE INDEX escalation_thread_idx ON escalation (thread_id) WHERE ended_at IS NULL;
      CREATE INDEX escalation_specialist_idx ON escalation (specialist_id, escalated_at);

      CREATE TABLE second_review (
        id uuid NOT NULL CONSTRAINT second_review_pk PRIMARY KEY,
        decision_id uuid NOT NULL CONSTRAINT second_review_decision_key UNIQUE
          CONSTRAINT second_review_decision_fk REFERENCES decision (id) ON DELETE CASCADE,
        drawn_at timestamptz NOT NULL,
        reviewer_id uuid CONSTRAINT second_review_reviewer_fk REFERENCES account (id),
        verdict text CONSTRAINT second_review_verdict_known CHECK (verdict IN ('PUBLISHED', 'RETURNED', 'REJECTED')),
        reviewed_at timestamptz,
        settled_at timestamptz,
        settled_by uuid CONSTRAINT second_review_settled_by_fk REFERENCES account (id),
        CONSTRAINT second_review_whole CHECK ((verdict IS NULL) = (reviewer_id IS NULL)
          AND (verdict IS NULL) = (reviewed_at IS NULL) AND (settled_at IS NULL) = (settled_by IS NULL))
      );
      CREATE INDEX second_review_waiting_idx ON second_review (drawn_at, id) WHERE verdict IS NULL;
      CREATE INDEX second_review_disputed_idx ON second_review (reviewed_at, id)
        WHERE verdict <> 'REJECTED' AND settled_at IS NULL;
      CREATE INDEX second_review_reviewed_idx ON second_review (reviewed_at) WHERE verdict IS NOT NULL;

      CREATE INDEX account_supervisor_idx ON account (id) WHERE role IN ('SUPERVISOR', 'ADMINISTRATOR');

      -- Followers of a merged thread, to be taken back with the merging.
      ALTER TABLE subscription ADD COLUMN carried_from uuid
        CONSTRAINT subscription_carried_from_fk REFERENCES thread (id) ON DELETE SET NULL;
      CREATE INDEX subscription_carried_from_idx ON subscription (carried_from) WHERE carried_from IS NOT NULL;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP INDEX account_supervisor_idx;
      DROP INDEX subscription_carried_from_idx;
      ALTER TABLE subscription DROP COLUMN carried_from;
      DROP TABLE second_review;
      DROP TABLE escalation;
      DROP TABLE specialist_duty;
      DROP TABLE specialist_cover;
      DROP TABLE decision_draft;
      DELETE FROM decision WHERE kind NOT IN ('PUBLISHED', 'RETURNED', 'REJECTED');
      ALTER TABLE decision
        DROP CONSTRAINT decision_kind_known,
        ADD CONSTRAINT decision_kind_known CHECK (kind IN ('PUBLISHED', 'RETURNED', 'REJECTED')),
        DROP CONSTRAINT decision_undoing_whole,
        DROP COLUMN details, DROP COLUMN override_reason, DROP COLUMN before, DROP COLUMN after,
        DROP COLUMN undone_at, DROP COLUMN undone_by, DROP COLUMN undone_reason;
      DROP TABLE answer_draft;
      UPDATE post p SET markdown = o.markdown FROM post_original o WHERE o.post_id = p.id;
      DROP TABLE post_original;
      DELETE FROM status_change WHERE dimension = 'REPLIES';
      ALTER TABLE status_change
        DROP COLUMN reason_code,
        DROP CONSTRAINT status_change_dimension_known,
        ADD CONSTRAINT status_change_dimension_known CHECK (dimension IN ('MODERATION', 'RESOLUTION'));
      ALTER TABLE post DROP COLUMN override_reason;
      DROP INDEX thread_duplicate_of_idx;
      ALTER TABLE thread DROP COLUMN locked_at, DROP COLUMN duplicate_of;
    `);
  }
}
