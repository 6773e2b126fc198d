import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type OfficialDay, ProductionCalendar, russianCalendar } from '#calendar';
import { Database, Signals, background } from '#platform';

/** The production calendars that ship with the product, by the id by which schedules name them. */
const SHIPPED: ReadonlyMap<string, ProductionCalendar> = new Map([[russianCalendar.id, russianCalendar]]);

export const CALENDAR_CHANGED = 'calendar.changed';

interface YearRow {
  readonly calendar: string;
  readonly year: number;
  readonly days: OfficialDay[];
}

/** The production calendars: those that ship with the product, each year that was loaded in place of its own. */
@Injectable()
export class ProductionCalendars implements OnApplicationBootstrap {
  private readonly log = new Logger(ProductionCalendars.name);
  private present = SHIPPED;
  /** What `present` was made of. */
  private rows = '[]';

  constructor(
    private readonly database: Database,
    private readonly signals: Signals,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const refresh = () => background('production calendars', this.refreshLater());
    this.signals.on(CALENDAR_CHANGED, refresh);
    this.signals.onGap(refresh);
    // Without a database the product starts all the same; the news of its return brings the calendars.
    await this.refreshLater();
  }

  /** From memory. @returns `null` for a calendar nobody knows */
  get(id: string): ProductionCalendar | null {
    return this.present.get(id) ?? null;
  }

  get all(): ProductionCalendar[] {
    return [...this.present.values()];
  }

  /** Reads what is loaded; a calendar that has not changed stays the same object. */
  async refresh(): Promise<void> {
    const rows = await this.database.read<YearRow>(
      'directory.production-calendars',
      `SELECT y.calendar, y.year, coalesce(
         (SELECT json_agg(json_build_object('date', d.date, 'kind', d.kind, 'name', d.name) ORDER BY d.date, d.kind)
          FROM production_calendar_day d WHERE d.calendar = y.calendar AND d.year = y.year), '[]') AS days
       FROM production_calendar_year y ORDER BY y.calendar, y.year`,
    );
    const made = JSON.stringify(rows);
    if (made === this.rows) return;
    const calendars = new Map(SHIPPED);
    for (const { calendar, year, days } of rows) {
      const known = calendars.get(calendar) ?? new ProductionCalendar(calendar, [], []);
      calendars.set(calendar, known.withYear(year, days));
    }
    this.present = calendars;
    this.rows = made;
  }

  private async refreshLater(): Promise<void> {
    await this.refresh().catch((error: unknown) => {
      this.log.warn(`The production calendars could not be read: ${String(error)}`);
    });
  }
}
