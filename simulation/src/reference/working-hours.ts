import { OFFICIAL_DAYS_CSV } from './official-days.js';

/** Instants and durations are milliseconds; Moscow has been three hours ahead of UTC all year round since 2014. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOSCOW = 3 * HOUR;
const THURSDAY = 4;

const withoutWork = new Set(
  OFFICIAL_DAYS_CSV.split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]),
);

/** Days are counted from 1 January 1970, which was a Thursday, at midnight of Moscow. */
const dayOf = (at: number): number => Math.floor((at + MOSCOW) / DAY);
const opening = (day: number): number => day * DAY - MOSCOW + 8 * HOUR;
const closing = (day: number): number => day * DAY - MOSCOW + 20 * HOUR;

function isWorkingDay(day: number): boolean {
  const weekday = (day + THURSDAY) % 7;
  return weekday !== 0 && weekday !== 6 && !withoutWork.has(new Date(day * DAY).toISOString().slice(0, 10));
}

/** Working days, 08:00 to 20:00 in Moscow, the end not included (docs/product.md §2). */
export function isOpen(at: number): boolean {
  const day = dayOf(at);
  return isWorkingDay(day) && at >= opening(day) && at < closing(day);
}

/** The opening of the window an instant lies in. */
export const openedAt = (at: number): number => opening(dayOf(at));

/** The first opening that is not before an instant. */
export function nextOpening(at: number): number {
  for (let day = dayOf(at); ; day += 1) if (isWorkingDay(day) && opening(day) >= at) return opening(day);
}

/** When so much working time has passed; what ends with the day ends at 20:00, not at the next opening. */
export function addWorkingTime(at: number, duration: number): number {
  let left = duration;
  for (let day = dayOf(at); ; day += 1) {
    const from = Math.max(at, opening(day));
    if (!isWorkingDay(day) || from >= closing(day)) continue;
    if (left <= closing(day) - from) return from + left;
    left -= closing(day) - from;
  }
}

/** Working time from one instant to another; negative when the second is the earlier. */
export function workingTimeBetween(from: number, to: number): number {
  if (to < from) return -workingTimeBetween(to, from);
  let sum = 0;
  for (let day = dayOf(from); day <= dayOf(to); day += 1) {
    const span = Math.min(to, closing(day)) - Math.max(from, opening(day));
    if (isWorkingDay(day) && span > 0) sum += span;
  }
  return sum;
}
