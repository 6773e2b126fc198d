import type { MigrationInterface, QueryRunner } from 'typeorm';

/** More than a post itself may wait: its edit, a report on it, its re-check; so a post may have an item of each kind. */
export class DeskKinds1764100000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE desk_item
        DROP CONSTRAINT desk_item_kind_known,
        ADD CONSTRAINT desk_item_kind_known CHECK (kind IN ('QUESTION', 'COMMUNITY_ANSWER', 'CLARIFICATION',
          'EDIT', 'REPORT', 'PRIVATE_QUESTION', 'EXPIRED_ANSWER')),
        DROP CONSTRAINT desk_item_post_key,
        ADD CONSTRAINT desk_item_post_kind_key UNIQUE (post_id, kind);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DELETE FROM desk_item WHERE kind NOT IN ('QUESTION', 'COMMUNITY_ANSWER', 'CLARIFICATION');
      ALTER TABLE desk_item
        DROP CONSTRAINT desk_item_kind_known,
        ADD CONSTRAINT desk_item_kind_known CHECK (kind IN ('QUESTION', 'COMMUNITY_ANSWER', 'CLARIFICATION')),
        DROP CONSTRAINT desk_item_post_kind_key,
        ADD CONSTRAINT desk_item_post_key UNIQUE (post_id);
    `);
  }
}
