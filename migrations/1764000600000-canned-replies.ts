import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Canned replies with every version they had (docs/product.md §4). */
export class CannedReplies1764000600000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE canned_reply (
        id uuid NOT NULL CONSTRAINT canned_reply_pk PRIMARY KEY,
        short_code text NOT NULL CONSTRAINT canned_reply_short_code_key UNIQUE,
        -- None: for every category.
        category_id uuid CONSTRAINT canned_reply_category_fk REFERENCES category (id),
        title text NOT NULL,
        body text NOT NULL,
        version int NOT NULL,
        used int NOT NULL DEFAULT 0,
        last_used_at timestamptz,
        withdrawn_at timestamptz
      );
      CREATE INDEX canned_reply_category_idx ON canned_reply (category_id);

      CREATE TABLE canned_reply_version (
        reply_id uuid NOT NULL
          CONSTRAINT canned_reply_version_reply_fk REFERENCES canned_reply (id) ON DELETE CASCADE,
        version int NOT NULL,
        short_code text NOT NULL,
        category_id uuid CONSTRAINT canned_reply_version_category_fk REFERENCES category (id),
        title text NOT NULL,
        body text NOT NULL,
        withdrawn boolean NOT NULL,
        changed_at timestamptz NOT NULL,
        changed_by uuid CONSTRAINT canned_reply_version_person_fk REFERENCES account (id) ON DELETE SET NULL,
        CONSTRAINT canned_reply_version_pk PRIMARY KEY (reply_id, version)
      );
      CREATE INDEX canned_reply_version_category_idx ON canned_reply_version (category_id);
      CREATE INDEX canned_reply_version_person_idx ON canned_reply_version (changed_by);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE canned_reply_version; DROP TABLE canned_reply;');
  }
}
