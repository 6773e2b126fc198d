import type { ScheduleRow } from '#directory';

/** A schedule as the pages show it. */
export interface ListedSchedule extends Omit<ScheduleRow, 'name'> {
  readonly name: string;
  /** This year and the next, where nobody has loaded the official days. */
  readonly unknownYears: readonly number[];
}
