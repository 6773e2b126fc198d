import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A decision is announced by mail when its moderator can no longer undo it. Earlier versions mailed at once: their decisions
 * count as announced, except those of the last day, whose mail may still wait in the queue of jobs. A mail that was sent is
 * never sent twice, so announcing them again is safe.
 */
export class AnnouncedDecisions1764102120012 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE decision ADD COLUMN announced_at timestamptz DEFAULT now();
      ALTER TABLE decision ALTER COLUMN announced_at DROP DEFAULT;
      UPDATE decision SET announced_at = NULL WHERE decided_at > now() - interval '1 day';
      CREATE INDEX decision_unannounced_idx ON decision (decided_at)
        WHERE announced_at IS NULL AND undone_at IS NULL;

      CREATE TABLE held_loss (
        change_id uuid NOT NULL CONSTRAINT held_loss_pk PRIMARY KEY,
        decision_id uuid NOT NULL CONSTRAINT held_loss_decision_fk REFERENCES decision (id) ON DELETE CASCADE,
        thread_id uuid NOT NULL CONSTRAINT held_loss_thread_fk REFERENCES thread (id) ON DELETE CASCADE,
        ground text NOT NULL CONSTRAINT held_loss_ground_known CHECK (ground IN ('ANSWER', 'MERGE_TARGET'))
      );
      CREATE INDEX held_loss_decision_idx ON held_loss (decision_id);
      CREATE INDEX held_loss_thread_idx ON held_loss (thread_id);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE held_loss; ALTER TABLE decision DROP COLUMN announced_at');
  }
}
