import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Edits of published posts with their history, and readers' reports on posts (docs/product.md §1 and §4). */
export class Edits1764100100000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE post ADD COLUMN edited_at timestamptz;

      ALTER TABLE status_change
        DROP CONSTRAINT status_change_dimension_known,
        ADD CONSTRAINT status_change_dimension_known CHECK
          (dimension IN ('MODERATION', 'RESOLUTION', 'REPLIES', 'EDIT'));

      -- What an author wrote to stand in place of a post, whatever became of it.
      CREATE TABLE post_edit (
        id uuid NOT NULL CONSTRAINT post_edit_pk PRIMARY KEY,
        post_id uuid NOT NULL CONSTRAINT post_edit_post_fk REFERENCES post (id) ON DELETE CASCADE,
        author_id uuid NOT NULL CONSTRAINT post_edit_author_fk REFERENCES account (id),
        moderation text NOT NULL CONSTRAINT post_edit_moderation_known CHECK
          (moderation IN ('PENDING', 'PUBLISHED', 'RETURNED', 'REJECTED', 'WITHDRAWN')),
        title text,
        markdown text NOT NULL,
        html text NOT NULL,
        plain text NOT NULL,
        findings jsonb NOT NULL,
        written_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX post_edit_waiting_key ON post_edit (post_id) WHERE moderation = 'PENDING';
      CREATE INDEX post_edit_latest_idx ON post_edit (post_id, written_at DESC, id DESC);

      -- A text that readers saw before an edit took its place.
      CREATE TABLE post_version (
        id uuid NOT NULL CONSTRAINT post_version_pk PRIMARY KEY,
        post_id uuid NOT NULL CONSTRAINT post_version_post_fk REFERENCES post (id) ON DELETE CASCADE,
        edit_id uuid NOT NULL CONSTRAINT post_version_edit_key UNIQUE
          CONSTRAINT post_version_edit_fk REFERENCES post_edit (id) ON DELETE CASCADE,
        title text,
        markdown text NOT NULL,
        -- Its row of post_original, where parts of it were hidden.
        original jsonb,
        replaced_at timestamptz NOT NULL
      );
      CREATE INDEX post_version_post_idx ON post_version (post_id, replaced_at, id);

      CREATE TABLE post_report (
        id uuid NOT NULL CONSTRAINT post_report_pk PRIMARY KEY,
        post_id uuid NOT NULL CONSTRAINT post_report_post_fk REFERENCES post (id) ON DELETE CASCADE,
        reporter_id uuid NOT NULL CONSTRAINT post_report_reporter_fk REFERENCES account (id) ON DELETE CASCADE,
        reason text NOT NULL CONSTRAINT post_report_reason_known CHECK
          (reason IN ('PERSONAL_DATA', 'INSULT', 'ADVERTISING', 'DANGEROUS_ADVICE', 'OFF_TOPIC', 'OTHER')),
        words text,
        on_version int NOT NULL,
        reported_at timestamptz NOT NULL,
        -- The decision that answered it; none while it waits.
        decision_id uuid CONSTRAINT post_report_decision_fk REFERENCES decision (id) ON DELETE SET NULL
          DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT post_report_key UNIQUE (post_id, reporter_id)
      );
      CREATE INDEX post_report_reporter_idx ON post_report (reporter_id, reported_at);
      CREATE INDEX post_report_decision_idx ON post_report (decision_id) WHERE decision_id IS NOT NULL;
    `);
    // An item that another edit or report brings back came when that was written.
    await query.query(noteStay('GREATEST(OLD.closed_at, NEW.entered_at, max(changed_at))'));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(noteStay('GREATEST(OLD.closed_at, max(changed_at))'));
    await query.query(`
      DROP TABLE post_report;
      DELETE FROM desk_item WHERE kind IN ('EDIT', 'REPORT');
      DROP TABLE post_version;
      DROP TABLE post_edit;
      DELETE FROM status_change WHERE dimension = 'EDIT';
      ALTER TABLE status_change
        DROP CONSTRAINT status_change_dimension_known,
        ADD CONSTRAINT status_change_dimension_known CHECK (dimension IN ('MODERATION', 'RESOLUTION', 'REPLIES'));
      ALTER TABLE post DROP COLUMN edited_at;
    `);
  }
}

const noteStay = (cameAgain: string): string => `
  CREATE OR REPLACE FUNCTION desk_note_stay() RETURNS trigger LANGUAGE plpgsql AS $note$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      INSERT INTO desk_stay (item_id, category_id, came_at, left_at)
        VALUES (NEW.id, NEW.category_id, LEAST(NEW.entered_at, NEW.closed_at), NEW.closed_at);
    ELSIF OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL THEN
      UPDATE desk_stay SET left_at = GREATEST(NEW.closed_at, came_at), handled_from = NEW.claimed_at
        WHERE item_id = NEW.id AND left_at IS NULL;
    ELSIF OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL THEN
      INSERT INTO desk_stay (item_id, category_id, came_at)
        SELECT NEW.id, NEW.category_id, ${cameAgain} FROM status_change
        WHERE thread_id = NEW.thread_id AND changed_at >= OLD.closed_at AND to_status = 'PENDING';
    END IF;
    RETURN NULL;
  END $note$;
`;
