import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of threads, and the two clocks of each (docs/product.md §3). */
export class Clocks1764000100000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE category
        ADD COLUMN private_decision_minutes int NOT NULL DEFAULT 60
          CONSTRAINT category_private_decision_positive CHECK (private_decision_minutes > 0),
        ADD COLUMN private_answer_minutes int NOT NULL DEFAULT 120
          CONSTRAINT category_private_answer_positive CHECK (private_answer_minutes > 0),
        ADD COLUMN complaint_days int NOT NULL DEFAULT 5
          CONSTRAINT category_complaint_positive CHECK (complaint_days > 0),
        ADD COLUMN suggestion_days int NOT NULL DEFAULT 10
          CONSTRAINT category_suggestion_positive CHECK (suggestion_days > 0);

      ALTER TABLE thread ADD COLUMN kind text NOT NULL DEFAULT 'QUESTION' CONSTRAINT thread_kind_known CHECK
        (kind IN ('QUESTION', 'COMPLAINT', 'SUGGESTION', 'PRIVATE_QUESTION'));

      CREATE TABLE thread_clock (
        thread_id uuid NOT NULL CONSTRAINT thread_clock_thread_fk REFERENCES thread (id) ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT thread_clock_kind_known CHECK (kind IN ('DECISION', 'ANSWER')),
        term_ms bigint NOT NULL,
        term_days int,
        counted_from timestamptz NOT NULL,
        left_ms bigint NOT NULL,
        due_at timestamptz NOT NULL,
        warn_at timestamptz NOT NULL,
        paused_at timestamptz,
        stopped_at timestamptz,
        warned_at timestamptz,
        overdue_at timestamptz,
        likely_at timestamptz,
        latest_at timestamptz,
        CONSTRAINT thread_clock_pk PRIMARY KEY (thread_id, kind)
      );
      -- What the sweep looks for: nothing stays in these once it was told.
      CREATE INDEX thread_clock_warn_idx ON thread_clock (warn_at)
        WHERE paused_at IS NULL AND stopped_at IS NULL AND warned_at IS NULL;
      CREATE INDEX thread_clock_due_idx ON thread_clock (due_at)
        WHERE paused_at IS NULL AND stopped_at IS NULL AND overdue_at IS NULL;
      CREATE INDEX thread_clock_warned_idx ON thread_clock (kind, due_at, thread_id)
        WHERE paused_at IS NULL AND stopped_at IS NULL AND warned_at IS NOT NULL;
      -- The queue of each kind: its length before a deadline, and its pace.
      CREATE INDEX thread_clock_queue_idx ON thread_clock (kind, due_at)
        WHERE paused_at IS NULL AND stopped_at IS NULL;
      CREATE INDEX thread_clock_stopped_idx ON thread_clock (kind, stopped_at)
        WHERE stopped_at IS NOT NULL AND paused_at IS NULL;
      CREATE INDEX thread_clock_open_idx ON thread_clock (thread_id) WHERE stopped_at IS NULL;

      -- Supervisors are written to; citizens are many.
      CREATE INDEX account_staff_idx ON account (role) WHERE role <> 'CITIZEN';
    `);
    // What waits already. Working time cannot be counted in SQL: the warning is set a quarter of the term before
    // the deadline on the wall clock, which differs only where a closing lies between, and there it fires at the
    // next opening. A question that is paused gets its whole term when it goes on.
    await query.query(`
      INSERT INTO thread_clock (thread_id, kind, term_ms, counted_from, left_ms, due_at, warn_at, paused_at)
      SELECT t.id, k.kind, k.term_ms, t.submitted_at, k.term_ms, k.due_at,
        k.due_at - make_interval(secs => k.term_ms / 4000.0),
        CASE WHEN t.moderation IN ('RETURNED', 'HIDDEN') OR t.resolution <> 'OPEN' THEN now() END
      FROM thread t JOIN category c ON c.id = t.category_id
      CROSS JOIN LATERAL (VALUES
        ('DECISION', c.decision_minutes * 60000::bigint, t.decision_due_at,
          t.moderation IN ('PENDING', 'RETURNED')),
        ('ANSWER', c.answer_minutes * 60000::bigint, t.answer_due_at,
          t.moderation IN ('PENDING', 'RETURNED', 'PUBLISHED', 'HIDDEN'))
      ) AS k (kind, term_ms, due_at, waits)
      WHERE k.waits AND k.due_at IS NOT NULL AND t.resolution IN ('OPEN', 'AWAITING_ASKER', 'REDIRECTED')
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP INDEX account_staff_idx;
      DROP TABLE thread_clock;
      ALTER TABLE thread DROP COLUMN kind;
      ALTER TABLE category DROP COLUMN private_decision_minutes, DROP COLUMN private_answer_minutes,
        DROP COLUMN complaint_days, DROP COLUMN suggestion_days;
    `);
  }
}
