import { MOSCOW, localDate } from '#calendar';

/** Moscow has kept it since 2014: days of forms begin at this offset. */
const OFFSET = '+03:00';
export const DAY_MS = 86_400_000;

/** When a day of Moscow begins. @returns `null` for what is no date, such as 30 February. */
export function beginOfDay(date: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const begin = new Date(`${date}T00:00:00${OFFSET}`);
  // 30 February is the 2nd of March to the language, and no date to people.
  return Number.isNaN(begin.getTime()) || localDate(begin, MOSCOW) !== date ? null : begin;
}
