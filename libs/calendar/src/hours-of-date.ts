import { type DaySpan, shortened, spanOf } from './day-span.js';
import type { ProductionCalendar } from './production-calendar.js';
import {
  type Interval,
  type ScheduleDefinition,
  type Weekday,
  WEEKDAYS,
  shorteningOf,
} from './schedule-definition.js';

/** The opening hours of a local date. */
export type HoursOfDate = (date: string, weekday: Weekday) => readonly DaySpan[];

/**
 * The rule of docs/product.md §2 on which hours a date has: a dated exception, else the hours for its official
 * kind of day, else the plain week.
 *
 * @param calendar `null` when the schedule follows the plain week
 */
export function hoursOfDates(
  definition: ScheduleDefinition,
  calendar: ProductionCalendar | null,
): HoursOfDate {
  const exceptions = new Map(definition.exceptions?.map(({ date, intervals }) => [date, spans(intervals)]));
  const weekly = mapWeek((day) => spans(definition.weekly[day]));
  const onHoliday = spans(definition.onHoliday);
  const usual = WEEKDAYS.slice(0, 5).find((day) => weekly[day].length > 0);
  const onWorkingWeekend = definition.onWorkingWeekend && spans(definition.onWorkingWeekend);
  const shortening = shorteningOf(definition);

  return (date, weekday) => {
    const exception = exceptions.get(date);
    if (exception !== undefined) return exception;
    if (calendar === null) return weekly[weekday];
    const kinds = calendar.kindsOf(date);
    if (kinds.size === 0) return weekly[weekday];
    if (kinds.has('holiday') || kinds.has('moved_day_off')) return onHoliday;
    const hours = kinds.has('working_weekend')
      ? (onWorkingWeekend ?? weekly[usual ?? weekday])
      : weekly[weekday];
    return kinds.has('shortened') ? shortened(hours, shortening) : hours;
  };
}

/** Whether the rule can give hours to any date at all. */
export function hasAnyHours(definition: ScheduleDefinition, calendar: ProductionCalendar | null): boolean {
  const days = [
    ...Object.values(definition.weekly),
    ...(definition.exceptions ?? []).map(({ intervals }) => intervals),
    ...(calendar === null ? [] : [definition.onHoliday ?? [], definition.onWorkingWeekend ?? []]),
  ];
  return days.some((day) => day.length > 0);
}

function spans(day: readonly Interval[] | undefined): DaySpan[] {
  return (day ?? []).map(spanOf);
}

function mapWeek<T>(of: (day: Weekday) => T): Record<Weekday, T> {
  return {
    mon: of('mon'),
    tue: of('tue'),
    wed: of('wed'),
    thu: of('thu'),
    fri: of('fri'),
    sat: of('sat'),
    sun: of('sun'),
  };
}
