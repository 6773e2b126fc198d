import { MOSCOW, RUSSIAN_TIME_ZONES } from './time-zones.js';

export type CalendarLocale = 'ru' | 'en';

interface ZoneFormats {
  readonly parts: Intl.DateTimeFormat;
  readonly offset: Intl.DateTimeFormat;
}

const LANGUAGE_TAGS: Record<CalendarLocale, string> = { ru: 'ru-RU', en: 'en-GB' };
const formatsByZone = new Map<string, ZoneFormats>();

/**
 * An instant as people are told it: «понедельник, 23 ноября, 09:00 (по московскому времени)».
 *
 * @param timeZone an IANA name; Russian zones are named by their city, others by their offset from UTC
 * @throws RangeError for an invalid date or an unknown zone
 */
export function formatInstant(instant: Date, timeZone: string, locale: CalendarLocale): string {
  const { parts } = formatsOf(timeZone, locale);
  const part = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  const day = `${part.get('day')} ${part.get('month')}`;
  const time = `${part.get('hour')}:${part.get('minute')}`;
  return `${part.get('weekday')}, ${day}, ${time} (${nameZone(instant, timeZone, locale)})`;
}

/** The zone's name as it stands in brackets after a time. */
function nameZone(instant: Date, timeZone: string, locale: CalendarLocale): string {
  if (timeZone === MOSCOW) return locale === 'ru' ? 'по московскому времени' : 'Moscow time';
  const known = RUSSIAN_TIME_ZONES.find(({ id }) => id === timeZone);
  if (known !== undefined) return locale === 'ru' ? `по времени: ${known.ru}` : `${known.en} time`;
  const { offset } = formatsOf(timeZone, locale);
  const name = offset.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name.replace('GMT', 'UTC').replace(/[+-]0$/, '');
}

function formatsOf(timeZone: string, locale: CalendarLocale): ZoneFormats {
  // Zone names do not depend on case; one entry for all spellings keeps the cache as small as the database.
  const key = `${locale} ${timeZone.toLowerCase()}`;
  const known = formatsByZone.get(key);
  if (known !== undefined) return known;
  const formats = {
    parts: new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    offset: new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }),
  };
  formatsByZone.set(key, formats);
  return formats;
}
