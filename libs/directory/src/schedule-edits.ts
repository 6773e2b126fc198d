import { Injectable } from '@nestjs/common';
import {
  type ChangedDay,
  NeverOpens,
  type ScheduleDefinition,
  changedDays,
  localDate,
  scheduleDefinition,
} from '#calendar';
import { Clock, type Person } from '#kernel';
import { Database, FieldProblem, InvalidInput, NotFound, Refused, StaleVersion } from '#platform';
import { sayDirectory } from './directory.messages.js';
import { ProductionCalendars } from './production-calendars.js';
import { ScheduleNeverOpens } from './schedule-never-opens.js';
import { ScheduleRows } from './schedule-rows.js';
import { Schedules } from './schedules.js';

export interface ScheduleEdit {
  readonly key: string;
  readonly version: number;
  readonly preview: boolean;
}

export interface EditedSchedule {
  readonly key: string;
  /** The dates with other hours, of those in sight. */
  readonly changedDays: readonly ChangedDay[];
  /** `false` for a preview. */
  readonly saved: boolean;
}

/** @param today the local date of the schedule */
type Edit = (definition: ScheduleDefinition, today: string) => ScheduleDefinition | Refused;

/** How far ahead changes are shown: every official year of today's promises. */
export const DAYS_IN_SIGHT = 400;

/** What all changes of a schedule share: version, check, preview, saving and the news of it. */
@Injectable()
export class ScheduleEdits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rows: ScheduleRows,
    private readonly schedules: Schedules,
    private readonly calendars: ProductionCalendars,
  ) {}

  run(
    viewer: Person,
    { key, version, preview }: ScheduleEdit,
    edit: Edit,
  ): Promise<EditedSchedule | Refused> {
    return this.database.transaction(async (tx): Promise<EditedSchedule | Refused> => {
      const row = await this.rows.lock(tx, key);
      if (!row) return new NotFound(viewer);
      if (row.version !== version) return new StaleVersion(viewer, row.version);
      const today = localDate(this.clock.now(), row.definition.timeZone);
      const definition = edit(row.definition, today);
      if (definition instanceof Refused) return definition;
      const refusal = this.refuse(viewer, definition);
      if (refusal) return refusal;
      const calendar = this.calendars.get(definition.calendar ?? '');
      const before = { definition: row.definition, calendar };
      const days = changedDays(before, { definition, calendar }, today, DAYS_IN_SIGHT);
      if (!preview) await this.schedules.change(tx, key, definition, viewer.accountId);
      return { key, changedDays: days, saved: !preview };
    });
  }

  /** A schedule must open again, now and after each change that is planned. */
  private refuse(viewer: Person, definition: ScheduleDefinition): Refused | null {
    if (!scheduleDefinition.safeParse(definition).success) {
      const message = sayDirectory(viewer.locale, 'SCHEDULE_FULL');
      return new InvalidInput(viewer, [new FieldProblem('key', 'SCHEDULE_FULL', message)]);
    }
    const now = this.clock.now();
    const starts = (definition.plannedChanges ?? []).map(({ from }) => new Date(from));
    try {
      const schedule = this.schedules.compile(definition);
      for (const start of [now, ...starts]) schedule.nextOpening(start < now ? now : start);
      return null;
    } catch (error) {
      if (error instanceof NeverOpens) return new ScheduleNeverOpens(viewer, error.after, now);
      throw error;
    }
  }
}

/** The refusal of a date on which nothing can be changed any more. */
export const refuseDate = (
  viewer: Person,
  field: string,
  code: 'DATE_PAST' | 'ALREADY_IN_FORCE',
): InvalidInput =>
  new InvalidInput(viewer, [new FieldProblem(field, code, sayDirectory(viewer.locale, code))]);
