import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CalendarYear } from '#calendar';
import { Clock } from '#kernel';
import { Database } from '#platform';

/** A year of a production calendar that was loaded. */
export interface LoadedYear {
  readonly calendar: string;
  readonly year: number;
  readonly version: number;
  readonly changedAt: Date;
}

const COLUMNS = 'calendar, year, version, changed_at AS "changedAt"';

@Injectable()
export class CalendarYearsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  all(): Promise<LoadedYear[]> {
    return this.database.read<LoadedYear>(
      'directory.calendar-years',
      `SELECT ${COLUMNS} FROM production_calendar_year ORDER BY calendar, year`,
    );
  }

  /** Nobody else loads a year until `tx` ends. @returns the version; 0 for a year that was never loaded */
  async lock(tx: EntityManager, calendar: string, year: number): Promise<number> {
    await tx.query('LOCK TABLE production_calendar_year IN SHARE ROW EXCLUSIVE MODE');
    const [row] = await tx.query<Array<{ version: number }>>(
      'SELECT version FROM production_calendar_year WHERE calendar = $1 AND year = $2',
      [calendar, year],
    );
    return row?.version ?? 0;
  }

  async put(
    tx: EntityManager,
    calendar: string,
    { year, days }: CalendarYear,
    actorId: string,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO production_calendar_year (calendar, year, changed_at, changed_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT production_calendar_year_pk DO UPDATE SET
         version = production_calendar_year.version + 1,
         changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [calendar, year, this.clock.now(), actorId],
    );
    await tx.query('DELETE FROM production_calendar_day WHERE calendar = $1 AND year = $2', [calendar, year]);
    await tx.query(
      `INSERT INTO production_calendar_day (calendar, year, date, kind, name)
       SELECT $1, $2, day.date, day.kind, day.name
       FROM json_to_recordset($3::json) AS day (date date, kind text, name text)`,
      [calendar, year, JSON.stringify(days)],
    );
  }
}
