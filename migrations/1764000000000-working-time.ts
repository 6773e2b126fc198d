import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schedules with versions and who changed them, and production calendars that were loaded (docs/product.md §2). */
export class WorkingTime1764000000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE schedule
        ADD COLUMN version int NOT NULL DEFAULT 1,
        ADD COLUMN changed_by uuid CONSTRAINT schedule_changed_by_fk REFERENCES account (id);
      ALTER TABLE channel
        ADD COLUMN schedule_version int NOT NULL DEFAULT 1,
        ADD COLUMN schedule_changed_by uuid
          CONSTRAINT channel_schedule_changed_by_fk REFERENCES account (id);

      CREATE TABLE production_calendar_year (
        calendar text NOT NULL CONSTRAINT production_calendar_year_calendar_form CHECK
          (calendar ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
        year int NOT NULL,
        version int NOT NULL DEFAULT 1,
        changed_at timestamptz NOT NULL,
        changed_by uuid CONSTRAINT production_calendar_year_changed_by_fk REFERENCES account (id),
        CONSTRAINT production_calendar_year_pk PRIMARY KEY (calendar, year)
      );
      CREATE TABLE production_calendar_day (
        calendar text NOT NULL,
        year int NOT NULL,
        date date NOT NULL,
        kind text NOT NULL CONSTRAINT production_calendar_day_kind_known CHECK
          (kind IN ('holiday', 'moved_day_off', 'working_weekend', 'shortened')),
        name text NOT NULL,
        CONSTRAINT production_calendar_day_pk PRIMARY KEY (calendar, date, kind),
        CONSTRAINT production_calendar_day_year_fk FOREIGN KEY (calendar, year)
          REFERENCES production_calendar_year (calendar, year) ON DELETE CASCADE,
        CONSTRAINT production_calendar_day_of_its_year CHECK (extract(year FROM date) = year)
      );
      CREATE INDEX production_calendar_day_year_idx ON production_calendar_day (calendar, year);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TABLE production_calendar_day;
      DROP TABLE production_calendar_year;
      ALTER TABLE channel DROP COLUMN schedule_version, DROP COLUMN schedule_changed_by;
      ALTER TABLE schedule DROP COLUMN version, DROP COLUMN changed_by;
    `);
  }
}
