import { CalendarMismatch, NeverOpens } from './errors.js';
import { hasAnyHours, hoursOfDates } from './hours-of-date.js';
import type { ProductionCalendar } from './production-calendar.js';
import { Schedule } from './schedule.js';
import { type ScheduleDefinition, scheduleDefinition } from './schedule-definition.js';
import { layOutYear } from './year-of-windows.js';

/**
 * Makes a schedule out of its definition (docs/product.md §2). Hours belong to the date they begin on: those
 * that pass midnight go on into a day that is itself closed. Hours that touch or overlap are one window.
 *
 * @param calendar the production calendar the definition names; not used when it names none
 * @throws ZodError when the definition is malformed
 * @throws CalendarMismatch when another calendar than the named one is given
 * @throws NeverOpens when it has no hours at all
 */
export function compileSchedule(
  input: ScheduleDefinition,
  calendar: ProductionCalendar | null = null,
): Schedule {
  const definition = scheduleDefinition.parse(input);
  const official = namedCalendar(definition.calendar, calendar);
  if (!hasAnyHours(definition, official)) throw new NeverOpens(null);
  const hoursOf = hoursOfDates(definition, official);
  return new Schedule({
    timeZone: definition.timeZone,
    layOut: (year) => layOutYear(year, definition.timeZone, hoursOf),
    lastSpecialYear: lastSpecialYear(definition, official),
    covers: (year) => official === null || official.coversYear(year),
  });
}

function namedCalendar(id: string | null, given: ProductionCalendar | null): ProductionCalendar | null {
  if (id === null) return null;
  if (given?.id !== id) throw new CalendarMismatch(id, given?.id ?? null);
  return given;
}

function lastSpecialYear(
  { exceptions = [], plannedChanges = [] }: ScheduleDefinition,
  official: ProductionCalendar | null,
): number {
  const dates = [...exceptions.map(({ date }) => date), ...plannedChanges.map(({ from }) => from)];
  return Math.max(...dates.map((date) => Number(date.slice(0, 4))), ...(official?.years ?? []));
}
