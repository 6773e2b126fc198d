import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A question that is merged before it was published stays unpublished: a state of its own (ADR 0015). Those that a merge
 * has published until now are taken out of readers' sight; nothing of them is lost.
 */
export class MergedUnseen1764102000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE thread
        DROP CONSTRAINT thread_moderation_known,
        ADD CONSTRAINT thread_moderation_known CHECK
          (moderation IN ('PENDING', 'PUBLISHED', 'PRIVATE', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'HIDDEN', 'MERGED')),
        DROP CONSTRAINT thread_private_never_public,
        ADD CONSTRAINT thread_private_never_public CHECK (CASE kind WHEN 'PRIVATE_QUESTION'
          THEN moderation NOT IN ('PUBLISHED', 'HIDDEN', 'MERGED') ELSE moderation <> 'PRIVATE' END),
        ADD CONSTRAINT thread_merged_into_another CHECK (moderation <> 'MERGED' OR duplicate_of IS NOT NULL);
      ALTER TABLE post
        DROP CONSTRAINT post_moderation_known,
        ADD CONSTRAINT post_moderation_known CHECK
          (moderation IN ('PENDING', 'PUBLISHED', 'PRIVATE', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'HIDDEN', 'MERGED'));
    `);
    await query.query(UNPUBLISH);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      UPDATE decision SET after = jsonb_set(after, '{moderation}', '"PENDING"') WHERE after ->> 'moderation' = 'MERGED';
      UPDATE post SET moderation = 'PENDING' WHERE moderation = 'MERGED';
      UPDATE thread SET moderation = 'PENDING' WHERE moderation = 'MERGED';
      ALTER TABLE post
        DROP CONSTRAINT post_moderation_known,
        ADD CONSTRAINT post_moderation_known CHECK
          (moderation IN ('PENDING', 'PUBLISHED', 'PRIVATE', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'HIDDEN'));
      ALTER TABLE thread
        DROP CONSTRAINT thread_merged_into_another,
        DROP CONSTRAINT thread_private_never_public,
        ADD CONSTRAINT thread_private_never_public CHECK (CASE kind WHEN 'PRIVATE_QUESTION'
          THEN moderation NOT IN ('PUBLISHED', 'HIDDEN') ELSE moderation <> 'PRIVATE' END),
        DROP CONSTRAINT thread_moderation_known,
        ADD CONSTRAINT thread_moderation_known CHECK
          (moderation IN ('PENDING', 'PUBLISHED', 'PRIVATE', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'HIDDEN'));
    `);
  }
}

/** The merge itself had published them: its decision was made on a waiting question, and stands. */
const UNPUBLISH = `
  DO $unpublish$
  DECLARE
    ids uuid[];
  BEGIN
    WITH published_by_merge AS (
      SELECT d.id, i.thread_id FROM decision AS d
      JOIN desk_item AS i ON i.id = d.item_id
      JOIN thread AS t ON t.id = i.thread_id
      WHERE d.kind = 'MERGED' AND d.undone_at IS NULL AND d.before ->> 'moderation' = 'PENDING'
        AND t.moderation = 'PUBLISHED' AND t.resolution = 'DUPLICATE' AND t.duplicate_of IS NOT NULL
    ), corrected AS (
      UPDATE decision AS d SET after = jsonb_set(d.after, '{moderation}', '"MERGED"')
      FROM published_by_merge AS m WHERE d.id = m.id
    )
    SELECT coalesce(array_agg(DISTINCT thread_id), '{}') INTO ids FROM published_by_merge;
    IF cardinality(ids) = 0 THEN RETURN; END IF;

    UPDATE category AS c SET thread_count = c.thread_count - merged.number
    FROM (SELECT category_id, count(*) AS number FROM thread WHERE id = ANY (ids) GROUP BY category_id) AS merged
    WHERE c.id = merged.category_id;
    UPDATE thread SET moderation = 'MERGED', published_at = NULL, version = version + 1 WHERE id = ANY (ids);
    UPDATE post SET moderation = 'MERGED', published_at = NULL, version = version + 1
    WHERE thread_id = ANY (ids) AND kind = 'QUESTION';
    -- Out of the indexes, the one of an external engine too.
    PERFORM graphile_worker.add_job('search.index-threads', json_build_object('threadIds', part.ids))
    FROM (SELECT json_agg(id) AS ids FROM unnest(ids) WITH ORDINALITY AS each (id, place) GROUP BY (place - 1) / 100)
      AS part;
  END
  $unpublish$
`;
