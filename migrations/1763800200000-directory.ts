import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The moderation schedule and the contact channels (docs/product.md §2 and §8). */
export class Directory1763800200000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE schedule (
        key text NOT NULL CONSTRAINT schedule_pk PRIMARY KEY,
        definition jsonb NOT NULL,
        changed_at timestamptz NOT NULL
      );

      CREATE TABLE channel (
        id uuid NOT NULL CONSTRAINT channel_pk PRIMARY KEY,
        key text NOT NULL CONSTRAINT channel_key_key UNIQUE,
        kind text NOT NULL CONSTRAINT channel_kind_known CHECK
          (kind IN ('PHONE', 'EMAIL', 'CHAT', 'FORM', 'OFFICE', 'SOCIAL')),
        name jsonb NOT NULL,
        value text NOT NULL,
        region text CONSTRAINT channel_region_form CHECK (region ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
        topics text[] NOT NULL DEFAULT '{}',
        audience text NOT NULL CONSTRAINT channel_audience_known CHECK
          (audience IN ('EVERYONE', 'DISABLED', 'LEGAL_ENTITIES')),
        schedule jsonb NOT NULL,
        position int NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE INDEX channel_position_idx ON channel (position, id);
    `);
    // Working days, [08:00, 20:00) Moscow time: docs/product.md §2.
    await query.query(`
      INSERT INTO schedule (key, definition, changed_at) VALUES ('moderation', '{
        "timeZone": "Europe/Moscow",
        "weekly": {
          "mon": [["08:00", "20:00"]],
          "tue": [["08:00", "20:00"]],
          "wed": [["08:00", "20:00"]],
          "thu": [["08:00", "20:00"]],
          "fri": [["08:00", "20:00"]]
        },
        "calendar": "RU"
      }', now());
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE channel; DROP TABLE schedule;');
  }
}
