import { Temporal } from 'temporal-polyfill';

export const MOSCOW = 'Europe/Moscow';

export interface NamedTimeZone {
  /** The IANA name. */
  readonly id: string;
  readonly ru: string;
  readonly en: string;
}

/**
 * Russia's time zones from west to east, one per different offset or usual name, each by the city people know
 * it by (Federal Law No. 107-FZ of 3 June 2011 "On the calculation of time").
 */
export const RUSSIAN_TIME_ZONES: readonly NamedTimeZone[] = [
  { id: 'Europe/Kaliningrad', ru: 'Калининград', en: 'Kaliningrad' },
  { id: MOSCOW, ru: 'Москва', en: 'Moscow' },
  { id: 'Europe/Samara', ru: 'Самара', en: 'Samara' },
  { id: 'Asia/Yekaterinburg', ru: 'Екатеринбург', en: 'Yekaterinburg' },
  { id: 'Asia/Omsk', ru: 'Омск', en: 'Omsk' },
  { id: 'Asia/Novosibirsk', ru: 'Новосибирск', en: 'Novosibirsk' },
  { id: 'Asia/Krasnoyarsk', ru: 'Красноярск', en: 'Krasnoyarsk' },
  { id: 'Asia/Irkutsk', ru: 'Иркутск', en: 'Irkutsk' },
  { id: 'Asia/Yakutsk', ru: 'Якутск', en: 'Yakutsk' },
  { id: 'Asia/Vladivostok', ru: 'Владивосток', en: 'Vladivostok' },
  { id: 'Asia/Magadan', ru: 'Магадан', en: 'Magadan' },
  { id: 'Asia/Sakhalin', ru: 'Южно-Сахалинск', en: 'Yuzhno-Sakhalinsk' },
  { id: 'Asia/Kamchatka', ru: 'Петропавловск-Камчатский', en: 'Petropavlovsk-Kamchatsky' },
];

/** A zone as people know it: «Москва»; one outside Russia by its IANA name. */
export const nameOfZone = (timeZone: string, locale: 'ru' | 'en'): string =>
  RUSSIAN_TIME_ZONES.find(({ id }) => id === timeZone)?.[locale] ?? timeZone;

/** Whether the value is a zone of the IANA database. Bare offsets such as `+03:00` are not zones. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[A-Za-z][A-Za-z0-9_+/-]{0,59}$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * The date on the clocks of a zone, `YYYY-MM-DD`.
 * @throws RangeError for an invalid date or an unknown zone
 */
export function localDate(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds.
 * @throws RangeError for an invalid date or an unknown zone
 */
export const zoneOffset = (instant: Date, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).offsetNanoseconds /
  1e6;
