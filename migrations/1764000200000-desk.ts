import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The desk as a queue: urgency, region, take-overs, numbered changes, openings, what awaits an answer (docs/product.md §4). */
export class Desk1764000200000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE category ADD COLUMN urgent boolean NOT NULL DEFAULT false;
      ALTER TABLE thread_details ADD COLUMN region text
        CONSTRAINT thread_details_region_form CHECK (region ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$');

      ALTER TABLE desk_item
        ADD COLUMN region text,
        ADD COLUMN urgent boolean NOT NULL DEFAULT false,
        -- A mark of urgency says who and why; one that came from the category has no person.
        ADD COLUMN urgent_by uuid CONSTRAINT desk_item_urgent_by_fk REFERENCES account (id),
        ADD COLUMN urgent_reason text,
        -- Sorts as everything else of the order does, so that one row comparison finds the next page.
        ADD COLUMN turn smallint NOT NULL GENERATED ALWAYS AS (CASE WHEN urgent THEN 0 ELSE 1 END) STORED,
        ADD CONSTRAINT desk_item_urgent_explained CHECK (urgent OR (urgent_by IS NULL AND urgent_reason IS NULL));

      DROP INDEX desk_item_queue_idx;
      CREATE INDEX desk_item_queue_idx ON desk_item (turn, due_at, entered_at, id) WHERE closed_at IS NULL;
      CREATE INDEX desk_item_category_queue_idx ON desk_item (category_id, turn, due_at, entered_at, id)
        WHERE closed_at IS NULL;
      CREATE INDEX desk_item_kind_queue_idx ON desk_item (kind, turn, due_at, entered_at, id)
        WHERE closed_at IS NULL;
      CREATE INDEX desk_item_region_queue_idx ON desk_item (region, turn, due_at, entered_at, id)
        WHERE closed_at IS NULL AND region IS NOT NULL;
      CREATE INDEX desk_item_claim_idx ON desk_item (claimed_by, claimed_until)
        WHERE closed_at IS NULL AND claimed_by IS NOT NULL;
      -- All that the counts need, so that the table itself is not read.
      CREATE INDEX desk_item_count_idx ON desk_item (category_id, kind, region, due_at) WHERE closed_at IS NULL;

      CREATE TABLE claim_take_over (
        id uuid NOT NULL CONSTRAINT claim_take_over_pk PRIMARY KEY,
        item_id uuid NOT NULL CONSTRAINT claim_take_over_item_fk REFERENCES desk_item (id) ON DELETE CASCADE,
        from_account_id uuid NOT NULL CONSTRAINT claim_take_over_from_fk REFERENCES account (id),
        by_account_id uuid NOT NULL CONSTRAINT claim_take_over_by_fk REFERENCES account (id),
        taken_at timestamptz NOT NULL
      );
      CREATE INDEX claim_take_over_item_idx ON claim_take_over (item_id, taken_at);

      CREATE TABLE desk_opening (
        opened_at timestamptz NOT NULL CONSTRAINT desk_opening_pk PRIMARY KEY,
        noted_at timestamptz NOT NULL,
        waiting int NOT NULL,
        urgent int NOT NULL,
        overdue int NOT NULL,
        told int NOT NULL
      );

      -- Threads without a promise (an import) stand where they were sent.
      CREATE INDEX thread_awaiting_answer_idx ON thread ((COALESCE(answer_due_at, submitted_at)), id)
        WHERE moderation = 'PUBLISHED' AND resolution = 'OPEN' AND official_answer_id IS NULL;
    `);
    // The number is given after the commit, by one reader at a time: numbers grow in the order in which changes
    // became visible, which neither a sequence nor the transaction's own number promises.
    await query.query(`
      CREATE TABLE desk_change (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT desk_change_pk PRIMARY KEY,
        number int CONSTRAINT desk_change_number_key UNIQUE,
        kind text NOT NULL CONSTRAINT desk_change_kind_known CHECK
          (kind IN ('ENTERED', 'CLAIMED', 'RELEASED', 'TAKEN_OVER', 'DECIDED', 'MOVED', 'WARNED', 'OVERDUE')),
        item_id uuid NOT NULL,
        holder_id uuid,
        former_holder_id uuid,
        changed_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX desk_change_unnumbered_idx ON desk_change (id) WHERE number IS NULL;
      CREATE INDEX desk_change_age_idx ON desk_change (changed_at);

      CREATE FUNCTION desk_note_change() RETURNS trigger LANGUAGE plpgsql AS $note$
      DECLARE
        kind text;
        former uuid;
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.closed_at IS NULL THEN kind := 'ENTERED'; END IF;
        ELSE
          former := OLD.claimed_by;
          kind := CASE
            WHEN OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL THEN 'DECIDED'
            WHEN OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL THEN 'ENTERED'
            WHEN NEW.closed_at IS NOT NULL THEN NULL
            WHEN OLD.claimed_by IS NOT NULL AND NEW.claimed_by IS NULL THEN 'RELEASED'
            WHEN (OLD.claimed_by, OLD.claimed_until) IS DISTINCT FROM (NEW.claimed_by, NEW.claimed_until) THEN 'CLAIMED'
            WHEN (OLD.urgent, OLD.due_at) IS DISTINCT FROM (NEW.urgent, NEW.due_at) THEN 'MOVED'
          END;
        END IF;
        IF kind IS NOT NULL THEN
          INSERT INTO desk_change (kind, item_id, holder_id, former_holder_id)
            VALUES (kind, NEW.id, NEW.claimed_by, former);
          PERFORM pg_notify('veche', '{"topic":"desk.changed"}');
        END IF;
        RETURN NULL;
      END $note$;
      CREATE TRIGGER desk_item_changed AFTER INSERT OR UPDATE ON desk_item
        FOR EACH ROW EXECUTE FUNCTION desk_note_change();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TRIGGER desk_item_changed ON desk_item;
      DROP FUNCTION desk_note_change();
      DROP INDEX thread_awaiting_answer_idx;
      DROP TABLE desk_change;
      DROP TABLE desk_opening;
      DROP TABLE claim_take_over;
      DROP INDEX desk_item_count_idx, desk_item_claim_idx, desk_item_region_queue_idx, desk_item_kind_queue_idx,
        desk_item_category_queue_idx, desk_item_queue_idx;
      ALTER TABLE desk_item DROP COLUMN turn;
      ALTER TABLE desk_item DROP COLUMN urgent_reason, DROP COLUMN urgent_by, DROP COLUMN urgent, DROP COLUMN region;
      CREATE INDEX desk_item_queue_idx ON desk_item (due_at, entered_at, id) WHERE closed_at IS NULL;
      ALTER TABLE thread_details DROP COLUMN region;
      ALTER TABLE category DROP COLUMN urgent;
    `);
  }
}
