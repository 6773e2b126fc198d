import { LRUCache } from 'lru-cache';
import { MOSCOW, RUSSIAN_TIME_ZONES, zoneOffset } from './time-zones.js';

export type CalendarLocale = 'ru' | 'en';

const LANGUAGE_TAGS: Record<CalendarLocale, string> = { ru: 'ru-RU', en: 'en-GB' };
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Eleven years: moments of an archive are of few days, and asking the engine is slow. */
const KEPT_DAYS = 4_000;
const ZONES_KEPT = 600;

/** A moment by the clocks of a zone: days since 1970, `09:06`, and the year. */
interface Local {
  readonly day: number;
  readonly time: string;
  readonly year: number;
}

/**
 * An instant as people are told it: «09:06, 1 декабря (мск)»; with the year only when it is not the current one.
 *
 * @param timeZone an IANA name; Russian zones are named by their city, others by their offset from UTC
 * @param now decides which year goes without saying
 * @throws RangeError for an invalid date or an unknown zone
 */
export function formatInstant(instant: Date, timeZone: string, locale: CalendarLocale, now: Date): string {
  return `${formatWallTime(instant, timeZone, locale, now)} (${nameZone(instant, timeZone, locale)})`;
}

/** The same without the zone: «09:06, 1 декабря». */
export function formatWallTime(instant: Date, timeZone: string, locale: CalendarLocale, now: Date): string {
  const local = localOf(instant, timeZone);
  const day = nameDay(local, localOf(now, timeZone).year, locale);
  return locale === 'ru' ? `${local.time}, ${day}` : `${local.time} on ${day}`;
}

/** The beginning of working hours, without the zone: «08:00 в среду, 2 декабря». */
export function formatOpening(instant: Date, timeZone: string, locale: CalendarLocale, now: Date): string {
  const local = localOf(instant, timeZone);
  const day = nameDay(local, localOf(now, timeZone).year, locale);
  return `${local.time} ${onWeekday(local.day, locale)}, ${day}`;
}

/** When something is going to be done, without the zone: «2 декабря в 08:00». */
export function formatPlanned(instant: Date, timeZone: string, locale: CalendarLocale, now: Date): string {
  const local = localOf(instant, timeZone);
  const day = nameDay(local, localOf(now, timeZone).year, locale);
  return `${day} ${locale === 'ru' ? 'в' : 'at'} ${local.time}`;
}

/** `09:06` on the clocks of a zone. */
export const formatTime = (instant: Date, timeZone: string): string => localOf(instant, timeZone).time;

/** The day of an instant by the calendar of a zone: «1 декабря», «1 декабря 2025 года». */
export const formatDay = (instant: Date, timeZone: string, locale: CalendarLocale, now: Date): string =>
  nameDay(localOf(instant, timeZone), localOf(now, timeZone).year, locale);

/** The zone's name as it stands in brackets after a time. */
export function nameZone(instant: Date, timeZone: string, locale: CalendarLocale): string {
  if (timeZone === MOSCOW) return locale === 'ru' ? 'мск' : 'Moscow time';
  const known = RUSSIAN_TIME_ZONES.find(({ id }) => id === timeZone);
  if (known !== undefined) return locale === 'ru' ? `по времени: ${known.ru}` : `${known.en} time`;
  const minutes = zoneOffset(instant, timeZone) / MINUTE_MS;
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

function localOf(instant: Date, timeZone: string): Local {
  const at = instant.getTime();
  if (Number.isNaN(at)) throw new RangeError('Not a moment');
  const local = at + offsetAt(instant, timeZone);
  const iso = new Date(local).toISOString();
  const cut = iso.indexOf('T');
  return {
    day: Math.floor(local / DAY_MS),
    time: iso.slice(cut + 1, cut + 6),
    year: Number(iso.slice(0, iso.indexOf('-', 1))),
  };
}

/** By zone and day since 1970 (UTC); `null` for a day on which the clocks of the zone were changed. */
const offsets = new LRUCache<string, LRUCache<number, { readonly offset: number | null }>>({
  max: ZONES_KEPT,
  memoMethod: (timeZone) =>
    new LRUCache({
      max: KEPT_DAYS,
      memoMethod: (day) => {
        const offset = zoneOffset(new Date(day * DAY_MS), timeZone);
        const next = zoneOffset(new Date((day + 1) * DAY_MS), timeZone);
        return { offset: offset === next ? offset : null };
      },
    }),
});

function offsetAt(instant: Date, timeZone: string): number {
  const { offset } = offsets.memo(timeZone).memo(Math.floor(instant.getTime() / DAY_MS));
  return offset ?? zoneOffset(instant, timeZone);
}

const dayNames = (options: Intl.DateTimeFormatOptions) => {
  const names = (locale: CalendarLocale) => {
    const format = new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { ...options, timeZone: 'UTC' });
    return new LRUCache<number, string>({
      max: KEPT_DAYS,
      memoMethod: (day) => format.format(day * DAY_MS),
    });
  };
  return { ru: names('ru'), en: names('en') };
};
const DAYS = dayNames({ day: 'numeric', month: 'long' });
const WEEKDAYS_EN = dayNames({ weekday: 'long' }).en;
/** In the accusative, from Thursday, the first day of 1970. */
const WEEKDAYS_RU = [
  'в четверг',
  'в пятницу',
  'в субботу',
  'в воскресенье',
  'в понедельник',
  'во вторник',
  'в среду',
];

function nameDay({ day, year }: Local, thisYear: number, locale: CalendarLocale): string {
  const name = DAYS[locale].memo(day);
  if (year === thisYear) return name;
  return locale === 'ru' ? `${name} ${year} года` : `${name} ${year}`;
}

const onWeekday = (day: number, locale: CalendarLocale): string =>
  locale === 'ru' ? (WEEKDAYS_RU[((day % 7) + 7) % 7] ?? '') : `on ${WEEKDAYS_EN.memo(day)}`;
