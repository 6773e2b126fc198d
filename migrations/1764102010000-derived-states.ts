import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A resolution follows from its grounds (ADR 0015): what the question is apart from answers and merges is kept, and with it
 * from which post on an official answer counts as given since. What earlier versions left behind is derived anew by a job.
 */
export class DerivedStates1764102010000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE thread
        ADD COLUMN standing text NOT NULL DEFAULT 'OPEN' CONSTRAINT thread_standing_known CHECK
          (standing IN ('OPEN', 'AWAITING_ASKER', 'REDIRECTED', 'SOLVED')),
        ADD COLUMN standing_since int NOT NULL DEFAULT 0;
      UPDATE thread SET standing = resolution, standing_since = next_position
      WHERE resolution IN ('AWAITING_ASKER', 'REDIRECTED') OR (resolution = 'OPEN' AND official_answer_id IS NOT NULL);
      UPDATE thread SET standing = 'SOLVED' WHERE resolution = 'SOLVED' AND accepted_post_id IS NULL;
      UPDATE thread AS t SET standing = 'AWAITING_ASKER', standing_since = t.next_position
      WHERE t.resolution = 'DUPLICATE' AND 'AWAITING_ASKER' = (
        SELECT s.from_status FROM status_change AS s
        WHERE s.thread_id = t.id AND s.dimension = 'RESOLUTION' AND s.to_status = 'DUPLICATE'
        ORDER BY s.changed_at DESC, s.id DESC LIMIT 1);

      DROP INDEX thread_awaiting_answer_idx;
      CREATE INDEX thread_awaiting_answer_idx ON thread (COALESCE(answer_due_at, submitted_at), id)
        WHERE resolution = 'OPEN' AND moderation IN ('PRIVATE', 'PUBLISHED');
    `);
    await query.query(LEFT_BEHIND);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP INDEX thread_awaiting_answer_idx;
      CREATE INDEX thread_awaiting_answer_idx ON thread (COALESCE(answer_due_at, submitted_at), id)
        WHERE resolution = 'OPEN'
          AND (moderation = 'PRIVATE' OR (moderation = 'PUBLISHED' AND official_answer_id IS NULL));
      ALTER TABLE thread DROP COLUMN standing_since, DROP COLUMN standing;
    `);
  }
}

/** Answered or solved by what is hidden, or merged into what readers do not see. */
const LEFT_BEHIND = `
  SELECT graphile_worker.add_job('forum.derive-anew', json_build_object('threadIds', part.ids))
  FROM (
    SELECT json_agg(id) AS ids FROM (
      SELECT t.id, row_number() OVER (ORDER BY t.id) AS place FROM thread AS t
      LEFT JOIN post AS o ON o.id = t.official_answer_id
      LEFT JOIN post AS a ON a.id = t.accepted_post_id
      LEFT JOIN thread AS d ON d.id = t.duplicate_of
      WHERE o.moderation NOT IN ('PUBLISHED', 'PRIVATE')
        OR (t.resolution = 'SOLVED' AND a.moderation NOT IN ('PUBLISHED', 'PRIVATE'))
        OR (t.resolution = 'DUPLICATE' AND d.moderation <> 'PUBLISHED')
    ) AS left_behind GROUP BY (place - 1) / 100
  ) AS part
`;
