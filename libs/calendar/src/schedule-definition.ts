import { z } from 'zod';
import { isTimeZone } from './time-zones.js';
import { minutesOf, spanOf } from './day-span.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const opensAt = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time from 00:00 to 23:59');
const closesAt = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time from 00:00 to 24:00');
const interval = z.tuple([opensAt, closesAt]);

/**
 * The hours of one day: half-open local intervals `[from, to)`, in any order. `to` at or before `from` means
 * the next day; `["00:00", "24:00"]` is the whole day; no interval is a closed day.
 */
const intervals = z.array(interval).max(12).refine(areApart, 'intervals of a day must not overlap');

const minutes = z
  .number()
  .int()
  .min(0)
  .max(24 * 60);
const isoDuration = z
  .string()
  .regex(/^PT(?=\d)(\d{1,2}H)?(\d{1,4}M)?$/, 'must be hours and minutes like PT1H30M');

const reason = z.string().trim().min(1).max(500);

const exception = z.strictObject({
  date: z.iso.date(),
  /** The hours of that date, instead of what the week and the production calendar say. */
  intervals,
  /** An extra duty window: the intervals are added to the usual hours of the date. */
  extra: z.boolean().optional(),
  reason,
});
export type ScheduleException = z.infer<typeof exception>;

/** A weekday that is left out is closed. */
const weekly = z.strictObject({
  mon: intervals.optional(),
  tue: intervals.optional(),
  wed: intervals.optional(),
  thu: intervals.optional(),
  fri: intervals.optional(),
  sat: intervals.optional(),
  sun: intervals.optional(),
});

/** Everything that hours follow from but exceptions. */
const hours = {
  weekly,
  /** Hours on official holidays and moved days off; closed when left out. */
  onHoliday: intervals.optional(),
  /** Hours on official working weekends; those of Monday (or the first weekday with hours) when left out. */
  onWorkingWeekend: intervals.optional(),
  /** Taken off the end of officially shortened days: whole minutes or an ISO 8601 duration; 0 when left out. */
  shortenPreHolidayBy: z.union([minutes, isoDuration]).optional(),
};
export type ScheduleHours = z.infer<z.ZodObject<typeof hours>>;

/** Hours that take the place of all former ones from a local date on. */
const plannedChange = z.strictObject({ from: z.iso.date(), reason, ...hours });
export type PlannedChange = z.infer<typeof plannedChange>;

/** Hours by weekday, official calendar and dated exceptions, in one time zone (docs/product.md §2). */
export const scheduleDefinition = z.strictObject({
  /** An IANA name, such as `Europe/Moscow`. */
  timeZone: z.string().refine(isTimeZone, 'must be a time zone of the IANA database'),
  /** The id of the production calendar to follow, or `null` for the plain week. */
  calendar: z.string().min(1).max(20).nullable(),
  /** The hours until the first planned change takes effect. */
  ...hours,
  plannedChanges: z
    .array(plannedChange)
    .max(200)
    .refine((changes) => areDifferent(changes.map(({ from }) => from)), 'one planned change a date')
    .optional(),
  exceptions: z
    .array(exception)
    .max(2000)
    .refine((days) => areDifferent(days.map(({ date }) => date)), 'one exception a date')
    .optional(),
});
export type ScheduleDefinition = z.infer<typeof scheduleDefinition>;
export type Interval = z.infer<typeof interval>;

/** Whether the hours of a day do not overlap; those that touch do not. */
export function areApart(day: readonly Interval[]): boolean {
  const spans = day.map(spanOf).sort((a, b) => a.from - b.from);
  return spans.every((span, i) => span.from >= (spans[i - 1]?.to ?? 0));
}

function areDifferent(dates: readonly string[]): boolean {
  return new Set(dates).size === dates.length;
}

/**
 * The hours in force on a date: those of the last planned change that has taken effect, or the first ones.
 *
 * @param date local `YYYY-MM-DD`
 */
export function hoursInForce(definition: ScheduleDefinition, date: string): ScheduleHours {
  const begun = (definition.plannedChanges ?? []).filter(({ from }) => from <= date);
  return begun.reduce<ScheduleHours & { from?: string }>(
    (last, change) => (change.from >= (last.from ?? '') ? change : last),
    definition,
  );
}

/** `shortenPreHolidayBy` in minutes. */
export function shorteningOf({ shortenPreHolidayBy = 0 }: ScheduleHours): number {
  return typeof shortenPreHolidayBy === 'number' ? shortenPreHolidayBy : minutesOf(shortenPreHolidayBy);
}
