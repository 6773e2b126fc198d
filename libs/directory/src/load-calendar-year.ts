import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import {
  type CalendarFileProblem,
  type CalendarYear,
  type ChangedDay,
  NeverOpens,
  type OfficialDay,
  ProductionCalendar,
  UnreadableCalendar,
  changedDays,
  compileSchedule,
  localDate,
  readCalendar,
} from '#calendar';
import { Clock, type Person, type Viewer } from '#kernel';
import {
  Database,
  FieldProblem,
  InvalidInput,
  NotPermitted,
  Refused,
  Signals,
  StaleVersion,
  parseInput,
  typedText,
} from '#platform';
import { CalendarYearsRepository } from './calendar-years.repository.js';
import { sayDirectory } from './directory.messages.js';
import { mayChangeSchedules } from './directory.policy.js';
import { CALENDAR_CHANGED, ProductionCalendars } from './production-calendars.js';
import { DAYS_IN_SIGHT } from './schedule-edits.js';
import { ScheduleNeverOpens } from './schedule-never-opens.js';
import { MODERATION, type ScheduleRow, ScheduleRows } from './schedule-rows.js';
import { Schedules } from './schedules.js';

const LONGEST_FILE = 100_000;

const input = z.object({
  calendar: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'BAD_CALENDAR'),
  version: z.int(),
  text: typedText({ min: 1, max: LONGEST_FILE, multiline: true }, 'calendar_EMPTY'),
  preview: z.boolean().nullish().transform(Boolean),
});

export interface LoadedCalendarYear {
  readonly calendar: string;
  readonly year: number;
  readonly days: readonly OfficialDay[];
  /** The dates on which the desk has other hours, of those in sight. */
  readonly changedDays: readonly ChangedDay[];
  readonly saved: boolean;
}

/**
 * An administrator loads a year of a production calendar, in place of the one that ships or was loaded before
 * (docs/product.md §2). Every schedule that follows the calendar has other hours from then on.
 */
@Injectable()
export class LoadCalendarYear {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly signals: Signals,
    private readonly years: CalendarYearsRepository,
    private readonly rows: ScheduleRows,
    private readonly schedules: Schedules,
    private readonly calendars: ProductionCalendars,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<LoadedCalendarYear | Refused> {
    if (!mayChangeSchedules(viewer)) return new NotPermitted(viewer);
    const order = parseInput(input, typed, viewer, sayDirectory);
    if (order instanceof Refused) return order;
    const read = yearIn(order.text, viewer);
    if (read instanceof Refused) return read;
    const outcome = await this.database.transaction((tx) => this.load(tx, viewer, order, read));
    if (!(outcome instanceof Refused) && outcome.saved) await this.calendars.refresh();
    return outcome;
  }

  private async load(
    tx: EntityManager,
    viewer: Person,
    { calendar, version, preview }: z.output<typeof input>,
    read: CalendarYear,
  ): Promise<LoadedCalendarYear | Refused> {
    const present = await this.years.lock(tx, calendar, read.year);
    if (present !== version) return new StaleVersion(viewer, present);
    await this.calendars.refresh();
    const before = this.calendars.get(calendar);
    const after = (before ?? new ProductionCalendar(calendar, [], [])).withYear(read.year, read.days);
    const following = await this.rows.lockFollowing(tx, calendar);
    const refusal = this.refuse(viewer, following, after);
    if (refusal) return refusal;
    if (!preview) {
      await this.years.put(tx, calendar, read, viewer.accountId);
      await this.signals.send(tx, { topic: CALENDAR_CHANGED, calendar });
      await this.schedules.tellChanged(tx, ...following.map(({ key }) => key));
    }
    const desk = following.find(({ key }) => key === MODERATION);
    const days = desk ? this.changedDays(desk, before, after) : [];
    return { calendar, year: read.year, days: read.days, changedDays: days, saved: !preview };
  }

  private changedDays(
    { definition }: ScheduleRow,
    before: ProductionCalendar | null,
    after: ProductionCalendar,
  ): ChangedDay[] {
    const today = localDate(this.clock.now(), definition.timeZone);
    return changedDays(
      { definition, calendar: before },
      { definition, calendar: after },
      today,
      DAYS_IN_SIGHT,
    );
  }

  private refuse(viewer: Person, following: ScheduleRow[], calendar: ProductionCalendar): Refused | null {
    const now = this.clock.now();
    for (const { definition, key } of following) {
      try {
        compileSchedule(definition, calendar).nextOpening(now);
      } catch (error) {
        // A channel whose last opening is past has none by any calendar.
        if (!(error instanceof NeverOpens)) throw error;
        if (key === MODERATION) return new ScheduleNeverOpens(viewer, error.after, now);
      }
    }
    return null;
  }
}

function yearIn(text: string, viewer: Viewer): CalendarYear | InvalidInput {
  try {
    return readCalendar(text);
  } catch (error) {
    if (!(error instanceof UnreadableCalendar)) throw error;
    return new InvalidInput(
      viewer,
      error.problems.slice(0, 20).map((one) => problemOf(one, viewer)),
    );
  }
}

function problemOf({ code, line, found }: CalendarFileProblem, { locale }: Viewer): FieldProblem {
  // A date that a person typed into a form is told otherwise than one of a file.
  const problem = sayDirectory(locale, code === 'BAD_DATE' ? 'BAD_DAY_DATE' : code, { found });
  const message = line === null ? problem : sayDirectory(locale, 'ON_LINE', { line, problem });
  return new FieldProblem('text', code, message);
}
