import { Temporal } from 'temporal-polyfill';
import type { Schedule } from './schedule.js';

/**
 * When a term in working days ends: with the last working instant of the n-th working day after the day of the
 * beginning, which itself is not counted (Civil Code of the Russian Federation, articles 191 and 194). A working
 * day is a date of the schedule's own zone that has any working time, however little.
 *
 * @param days whole and positive, else RangeError
 * @throws NeverOpens when the schedule has no more openings before that many days
 */
export function endOfWorkingDay(schedule: Schedule, from: Date, days: number): Date {
  if (!Number.isSafeInteger(days) || days < 1) {
    throw new RangeError(`A term is one working day or more, not ${days}`);
  }
  let day = dayOf(schedule, from);
  for (let counted = 0; counted < days; counted++) {
    // A date that has working time is the one of the first opening at or after its own first instant.
    day = dayOf(schedule, schedule.nextOpening(day.ends));
  }
  return schedule.addWorkingTime(day.begins, schedule.workingTimeBetween(day.begins, day.ends));
}

function dayOf(schedule: Schedule, instant: Date): { readonly begins: Date; readonly ends: Date } {
  const begins = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(schedule.timeZone)
    .startOfDay();
  const ends = begins.add({ days: 1 }).startOfDay();
  return { begins: new Date(begins.epochMilliseconds), ends: new Date(ends.epochMilliseconds) };
}
