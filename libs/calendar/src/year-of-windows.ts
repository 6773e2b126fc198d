import { MINUTES_A_DAY } from './day-span.js';
import type { HoursOfDate } from './hours-of-date.js';
import { WEEKDAYS } from './schedule-definition.js';
import { ZoneOffsets } from './zone-offsets.js';

const MINUTE = 60_000;
const DAY = MINUTES_A_DAY * MINUTE;

/**
 * A schedule's windows in one local year, clipped to it, in ascending order, none touching the next.
 * All times are epoch milliseconds.
 */
export interface YearOfWindows {
  readonly year: number;
  /** The first instant of the year on the local clock, and of the next one. */
  readonly from: number;
  readonly until: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Working milliseconds of the year before each window. */
  readonly before: readonly number[];
  readonly total: number;
}

/** Lays out a year's windows, from the evening of the last day before it, whose hours may pass midnight. */
export function layOutYear(year: number, timeZone: string, hoursOf: HoursOfDate): YearOfWindows {
  const firstDay = Date.UTC(year, 0, 1);
  const nextYear = Date.UTC(year + 1, 0, 1);
  const clock = new ZoneOffsets(timeZone, firstDay - 3 * DAY, nextYear + 3 * DAY);
  const from = clock.reach(firstDay);
  const until = clock.reach(nextYear);
  const found: [number, number][] = [];
  for (let day = firstDay - DAY; day < nextYear; day += DAY) {
    for (const span of hoursOf(dateOf(day), weekdayOf(day))) {
      const start = Math.max(clock.reach(day + span.from * MINUTE), from);
      const end = Math.min(clock.reach(day + span.to * MINUTE), until);
      // A span that a clock change skips altogether opens and closes at the same instant.
      if (start < end) found.push([start, end]);
    }
  }
  return { year, from, until, ...joined(found) };
}

function joined(found: [number, number][]): Pick<YearOfWindows, 'starts' | 'ends' | 'before' | 'total'> {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [start, end] of found.sort(([a], [b]) => a - b)) {
    const last = ends.length - 1;
    const lastEnd = ends[last];
    if (lastEnd !== undefined && start <= lastEnd) {
      ends[last] = Math.max(lastEnd, end);
    } else {
      starts.push(start);
      ends.push(end);
    }
  }
  let total = 0;
  const before = ends.map((end, i) => {
    const sum = total;
    total += end - (starts[i] ?? end);
    return sum;
  });
  return { starts, ends, before, total };
}

function dateOf(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

function weekdayOf(day: number): (typeof WEEKDAYS)[number] {
  // Sunday is 0 for Date, and last of our week.
  return WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7] ?? 'mon';
}

/** The index of the last value at or below `limit` in ascending `values`, or -1. */
export function lastAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
