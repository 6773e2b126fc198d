import type { DaySpan } from './day-span.js';
import { hoursOfDates } from './hours-of-date.js';
import type { ProductionCalendar } from './production-calendar.js';
import { type Interval, type ScheduleDefinition, WEEKDAYS } from './schedule-definition.js';

/** A schedule as it is written down, with the calendar it follows. */
export interface Followed {
  readonly definition: ScheduleDefinition;
  readonly calendar: ProductionCalendar | null;
}

/** A date whose hours change; hours that end past midnight have an end at or before their beginning. */
export interface ChangedDay {
  readonly date: string;
  readonly before: readonly Interval[];
  readonly after: readonly Interval[];
}

/**
 * The local dates on which one schedule has other hours than another, for showing a change before it is made.
 *
 * @param from local `YYYY-MM-DD`, the first date looked at
 * @param days how many dates are looked at
 */
export function changedDays(before: Followed, after: Followed, from: string, days: number): ChangedDay[] {
  const [hoursBefore, hoursAfter] = [before, after].map((one) => hoursOfDates(one.definition, one.calendar));
  const changed: ChangedDay[] = [];
  for (let n = 0; n < days; n++) {
    const at = new Date(Date.parse(from) + n * 86_400_000);
    const date = at.toISOString().slice(0, 10);
    const weekday = WEEKDAYS[(at.getUTCDay() + 6) % 7] ?? 'mon';
    const [was, will] = [hoursBefore, hoursAfter].map((hoursOf) => written(hoursOf?.(date, weekday) ?? []));
    if (JSON.stringify(was) !== JSON.stringify(will))
      changed.push({ date, before: was ?? [], after: will ?? [] });
  }
  return changed;
}

/** In the order of the day, those that touch or overlap joined. */
function written(spans: readonly DaySpan[]): Interval[] {
  const joined: DaySpan[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined.map(({ from, to }) => [clock(from), to === 1440 ? '24:00' : clock(to % 1440)]);
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
