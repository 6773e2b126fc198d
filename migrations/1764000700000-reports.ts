import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports are counted from: each stay of an item on the desk, and decisions by their time (docs/product.md §4). */
export class Reports1764000700000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE INDEX decision_decided_idx ON decision (decided_at);
      CREATE INDEX decision_undone_idx ON decision (undone_at) WHERE undone_at IS NOT NULL;

      -- When the present claim, or the one that led to the decision, was taken; renewals do not move it.
      ALTER TABLE desk_item ADD COLUMN claimed_at timestamptz;

      -- An item that was returned and sent again has several stays.
      CREATE TABLE desk_stay (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT desk_stay_pk PRIMARY KEY,
        item_id uuid NOT NULL CONSTRAINT desk_stay_item_fk REFERENCES desk_item (id) ON DELETE CASCADE,
        category_id uuid NOT NULL CONSTRAINT desk_stay_category_fk REFERENCES category (id),
        came_at timestamptz NOT NULL,
        left_at timestamptz,
        -- Since when whoever ended the stay had held the item; null where nobody held it.
        handled_from timestamptz,
        CONSTRAINT desk_stay_forward CHECK (came_at <= left_at)
      );
      INSERT INTO desk_stay (item_id, category_id, came_at, left_at)
        SELECT id, category_id, LEAST(entered_at, closed_at), closed_at FROM desk_item;
      CREATE UNIQUE INDEX desk_stay_open_key ON desk_stay (item_id) WHERE left_at IS NULL;
      CREATE INDEX desk_stay_item_idx ON desk_stay (item_id);
      CREATE INDEX desk_stay_came_idx ON desk_stay (came_at);
      CREATE INDEX desk_stay_left_idx ON desk_stay (left_at) WHERE left_at IS NOT NULL;
      -- What waited at an instant, however long ago.
      CREATE INDEX desk_stay_span_idx ON desk_stay USING gist (tstzrange(came_at, left_at, '[)'))
        WHERE left_at IS NOT NULL;
    `);
    // The lease is as long as in libs/moderation/src/rules/claim.ts: a claim is stored by its end.
    await query.query(`
      CREATE FUNCTION desk_note_claim() RETURNS trigger LANGUAGE plpgsql AS $note$
      DECLARE
        taken timestamptz := NEW.claimed_until - interval '15 minutes';
      BEGIN
        IF NEW.claimed_by IS NULL THEN
          -- The decision lets go of the item: how long it was held stays known.
          IF NEW.closed_at IS NULL THEN NEW.claimed_at := NULL; END IF;
        ELSIF OLD.claimed_by IS DISTINCT FROM NEW.claimed_by OR OLD.claimed_until < taken THEN
          NEW.claimed_at := taken;
        END IF;
        RETURN NEW;
      END $note$;
      CREATE TRIGGER desk_item_claimed BEFORE UPDATE ON desk_item
        FOR EACH ROW EXECUTE FUNCTION desk_note_claim();

      CREATE FUNCTION desk_note_stay() RETURNS trigger LANGUAGE plpgsql AS $note$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          INSERT INTO desk_stay (item_id, category_id, came_at, left_at)
            VALUES (NEW.id, NEW.category_id, LEAST(NEW.entered_at, NEW.closed_at), NEW.closed_at);
        ELSIF OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL THEN
          UPDATE desk_stay SET left_at = GREATEST(NEW.closed_at, came_at), handled_from = NEW.claimed_at
            WHERE item_id = NEW.id AND left_at IS NULL;
        ELSIF OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL THEN
          -- Sent again, or back by an undoing: since the text waits once more.
          INSERT INTO desk_stay (item_id, category_id, came_at)
            SELECT NEW.id, NEW.category_id, GREATEST(OLD.closed_at, max(changed_at)) FROM status_change
            WHERE thread_id = NEW.thread_id AND changed_at >= OLD.closed_at AND to_status = 'PENDING';
        END IF;
        RETURN NULL;
      END $note$;
      CREATE TRIGGER desk_item_stayed AFTER INSERT OR UPDATE OF closed_at ON desk_item
        FOR EACH ROW EXECUTE FUNCTION desk_note_stay();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TRIGGER desk_item_stayed ON desk_item;
      DROP TRIGGER desk_item_claimed ON desk_item;
      DROP FUNCTION desk_note_stay();
      DROP FUNCTION desk_note_claim();
      DROP TABLE desk_stay;
      ALTER TABLE desk_item DROP COLUMN claimed_at;
      DROP INDEX decision_undone_idx, decision_decided_idx;
    `);
  }
}
