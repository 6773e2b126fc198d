import { type DaySpan, shortened, spanOf } from './day-span.js';
import type { ProductionCalendar } from './production-calendar.js';
import {
  type Interval,
  type ScheduleDefinition,
  type ScheduleHours,
  type Weekday,
  WEEKDAYS,
  shorteningOf,
} from './schedule-definition.js';

/** The opening hours of a local date. */
export type HoursOfDate = (date: string, weekday: Weekday) => readonly DaySpan[];

/**
 * The rule of docs/product.md §2 on which hours a date has: a dated exception, else, by the
 * hours in force then, those for its official kind of day, else the plain week.
 *
 * @param calendar `null` when the schedule follows the plain week
 */
export function hoursOfDates(
  definition: ScheduleDefinition,
  calendar: ProductionCalendar | null,
): HoursOfDate {
  const exceptions = new Map(definition.exceptions?.map((exception) => [exception.date, exception]));
  const changes = (definition.plannedChanges ?? []).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  const first = usualHours(definition, calendar);
  const later = changes.map((change) => ({ from: change.from, hoursOf: usualHours(change, calendar) }));

  return (date, weekday) => {
    const exception = exceptions.get(date);
    if (exception !== undefined && exception.extra !== true) return spans(exception.intervals);
    const inForce = later.find(({ from }) => from <= date)?.hoursOf ?? first;
    const usual = inForce(date, weekday);
    return exception === undefined ? usual : [...usual, ...spans(exception.intervals)];
  };
}

/** The hours of a date by the week and the official calendar alone. */
function usualHours(hours: ScheduleHours, calendar: ProductionCalendar | null): HoursOfDate {
  const weekly = mapWeek((day) => spans(hours.weekly[day]));
  const onHoliday = spans(hours.onHoliday);
  const usual = WEEKDAYS.slice(0, 5).find((day) => weekly[day].length > 0);
  const onWorkingWeekend = hours.onWorkingWeekend && spans(hours.onWorkingWeekend);
  const shortening = shorteningOf(hours);

  return (date, weekday) => {
    const kinds = calendar?.kindsOf(date);
    if (kinds === undefined || kinds.size === 0) return weekly[weekday];
    if (kinds.has('holiday') || kinds.has('moved_day_off')) return onHoliday;
    const whole = kinds.has('working_weekend')
      ? (onWorkingWeekend ?? weekly[usual ?? weekday])
      : weekly[weekday];
    return kinds.has('shortened') ? shortened(whole, shortening) : whole;
  };
}

/** Whether the rule can give hours to any date at all. */
export function hasAnyHours(definition: ScheduleDefinition, calendar: ProductionCalendar | null): boolean {
  const official = (hours: ScheduleHours) =>
    calendar === null ? [] : [hours.onHoliday ?? [], hours.onWorkingWeekend ?? []];
  const hours = [definition, ...(definition.plannedChanges ?? [])];
  const days = [
    ...(definition.exceptions ?? []).map(({ intervals }) => intervals),
    ...hours.flatMap(({ weekly }) => Object.values(weekly)),
    ...hours.flatMap(official),
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
