import { MOSCOW } from '#calendar';

// Moscow keeps UTC+3 all year (Federal law 107-FZ as amended in 2014).
const MOSCOW_OFFSET = '+03:00';
const TYPED = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::(\d{2}))?$/;
const DAY_MS = 86_400_000;
const FRIDAY = 5;

/** @returns the instant of a date and time typed as of Moscow, or `null` when there is none such. */
export function instantOfMoscow(typed: string): Date | null {
  const [, date, time, seconds = '00'] = TYPED.exec(typed.trim()) ?? [];
  if (!date || !time) return null;
  const instant = new Date(`${date}T${time}:${seconds}${MOSCOW_OFFSET}`);
  // The calendar rolls 31 June over; a person meant something else.
  return Number.isNaN(instant.getTime()) || !asMoscow(instant).startsWith(date) ? null : instant;
}

/** The instant as typed: `2026-11-20 19:59:59`. */
export const asMoscow = (instant: Date): string =>
  instant.toLocaleString('sv-SE', { timeZone: MOSCOW, hourCycle: 'h23' });

/** The next Friday 20:00 in Moscow after the instant: the desk has just closed for the weekend. */
export function fridayEvening(after: Date): Date {
  for (let ahead = 0; ; ahead += 1) {
    const date = asMoscow(new Date(after.getTime() + ahead * DAY_MS)).slice(0, 10);
    const evening = new Date(`${date}T20:00:00${MOSCOW_OFFSET}`);
    if (new Date(`${date}T12:00:00Z`).getUTCDay() === FRIDAY && evening > after) return evening;
  }
}
