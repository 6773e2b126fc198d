import type { Locale } from '#kernel';
import type { BacklogHour } from '#moderation';
import { MOSCOW } from '#calendar';
import { sayReport } from '../../messages/reports.js';

const TAGS: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' };
const hourOfMoscow = new Intl.DateTimeFormat('en-GB', {
  timeZone: MOSCOW,
  hour: '2-digit',
  hourCycle: 'h23',
});

/** «1 ч 30 мин»; to the minute, at least one. */
export function inMinutes(seconds: number, locale: Locale): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  return sayReport(locale, 'DURATION', { hours: Math.floor(whole / 60), minutes: whole % 60 });
}

export const inPercent = (part: number, locale: Locale): string =>
  new Intl.NumberFormat(TAGS[locale], { style: 'percent', maximumFractionDigits: 1 }).format(part);

export const inNumbers = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 1 }).format(value);

/** What waited at each hour of Moscow's day, over the days of a period. */
export function byHourOfDay(
  backlog: readonly BacklogHour[],
): Array<{ hour: string; mean: number; most: number }> {
  const hours = Map.groupBy(backlog, ({ at }) => hourOfMoscow.format(at));
  return [...hours]
    .map(([hour, rows]) => ({
      hour: `${hour}:00`,
      mean: rows.reduce((sum, { waiting }) => sum + waiting, 0) / rows.length,
      most: Math.max(...rows.map(({ waiting }) => waiting)),
    }))
    .toSorted((a, b) => a.hour.localeCompare(b.hour));
}
