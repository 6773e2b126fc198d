import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The desk: what waits for a decision, who holds it, and what was decided (docs/product.md §4). */
export class Moderation1763800500000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE desk_item (
        id uuid NOT NULL CONSTRAINT desk_item_pk PRIMARY KEY,
        kind text NOT NULL CONSTRAINT desk_item_kind_known CHECK
          (kind IN ('QUESTION', 'COMMUNITY_ANSWER', 'CLARIFICATION')),
        thread_id uuid NOT NULL CONSTRAINT desk_item_thread_fk REFERENCES thread (id) ON DELETE CASCADE,
        post_id uuid NOT NULL CONSTRAINT desk_item_post_key UNIQUE
          CONSTRAINT desk_item_post_fk REFERENCES post (id) ON DELETE CASCADE,
        category_id uuid NOT NULL CONSTRAINT desk_item_category_fk REFERENCES category (id),
        due_at timestamptz NOT NULL,
        entered_at timestamptz NOT NULL,
        claimed_by uuid CONSTRAINT desk_item_claimed_by_fk REFERENCES account (id),
        claimed_until timestamptz,
        closed_at timestamptz,
        CONSTRAINT desk_item_claim_whole CHECK ((claimed_by IS NULL) = (claimed_until IS NULL))
      );
      CREATE INDEX desk_item_queue_idx ON desk_item (due_at, entered_at, id) WHERE closed_at IS NULL;
      CREATE INDEX desk_item_thread_idx ON desk_item (thread_id);

      CREATE TABLE decision (
        id uuid NOT NULL CONSTRAINT decision_pk PRIMARY KEY,
        item_id uuid NOT NULL CONSTRAINT decision_item_fk REFERENCES desk_item (id) ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT decision_kind_known CHECK (kind IN ('PUBLISHED', 'RETURNED', 'REJECTED')),
        reason_code text,
        reason text,
        on_version int NOT NULL,
        actor_id uuid NOT NULL CONSTRAINT decision_actor_fk REFERENCES account (id),
        decided_at timestamptz NOT NULL
      );
      CREATE INDEX decision_item_idx ON decision (item_id, decided_at);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE decision; DROP TABLE desk_item;');
  }
}
