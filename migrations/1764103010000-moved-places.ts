import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where items of the desk, and threads that await an answer, stood before they moved: who pages through either list sees
 * it in the order of its first page (ADR 0021). Kept for a day.
 */
export class MovedPlaces1764103010000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE desk_item_move (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT desk_item_move_pk PRIMARY KEY,
        item_id uuid NOT NULL,
        turn smallint NOT NULL,
        due_at timestamptz NOT NULL,
        entered_at timestamptz NOT NULL,
        xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
        moved_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX desk_item_move_xact_idx ON desk_item_move (xact);
      CREATE TABLE awaited_answer_move (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT awaited_answer_move_pk PRIMARY KEY,
        thread_id uuid NOT NULL,
        awaited_at timestamptz NOT NULL,
        xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
        moved_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX awaited_answer_move_xact_idx ON awaited_answer_move (xact);

      CREATE FUNCTION desk_item_note_move() RETURNS trigger LANGUAGE plpgsql AS $note$
      BEGIN
        INSERT INTO desk_item_move (item_id, turn, due_at, entered_at)
          VALUES (OLD.id, OLD.turn, OLD.due_at, OLD.entered_at);
        RETURN NULL;
      END $note$;
      CREATE TRIGGER desk_item_moved AFTER UPDATE ON desk_item FOR EACH ROW
        WHEN ((OLD.turn, OLD.due_at, OLD.entered_at) IS DISTINCT FROM (NEW.turn, NEW.due_at, NEW.entered_at))
        EXECUTE FUNCTION desk_item_note_move();

      CREATE FUNCTION thread_note_awaited_move() RETURNS trigger LANGUAGE plpgsql AS $note$
      BEGIN
        INSERT INTO awaited_answer_move (thread_id, awaited_at)
          VALUES (OLD.id, COALESCE(OLD.answer_due_at, OLD.submitted_at));
        RETURN NULL;
      END $note$;
      CREATE TRIGGER thread_awaited_moved AFTER UPDATE OF answer_due_at, submitted_at ON thread FOR EACH ROW
        WHEN (COALESCE(OLD.answer_due_at, OLD.submitted_at)
          IS DISTINCT FROM COALESCE(NEW.answer_due_at, NEW.submitted_at))
        EXECUTE FUNCTION thread_note_awaited_move();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TRIGGER thread_awaited_moved ON thread;
      DROP TRIGGER desk_item_moved ON desk_item;
      DROP FUNCTION thread_note_awaited_move();
      DROP FUNCTION desk_item_note_move();
      DROP TABLE awaited_answer_move;
      DROP TABLE desk_item_move;
    `);
  }
}
