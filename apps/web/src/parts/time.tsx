import { LRUCache } from 'lru-cache';
import type { JSX } from '#jsx/jsx-runtime';
import { MOSCOW } from '#calendar';
import type { Locale } from '#kernel';
import { sayThread } from '../messages/thread.js';

const TAGS: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' };

const formats = (options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> => ({
  ru: new Intl.DateTimeFormat(TAGS.ru, { timeZone: MOSCOW, ...options }),
  en: new Intl.DateTimeFormat(TAGS.en, { timeZone: MOSCOW, ...options }),
});
const DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const day = formats(DATE);
const minute = formats({ ...DATE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const HOUR_MS = 3_600_000;
/** The working hours of four years. */
const KEPT_HOURS = 12_000;

interface Hour {
  readonly day: string;
  /** A moment of it up to the digits of the minute. */
  readonly head: string;
}

/** What is said of the moments of an hour, by its number since 1970. */
const hours = (locale: Locale): LRUCache<number, Hour, Date> =>
  new LRUCache({
    max: KEPT_HOURS,
    memoMethod: (_hour, _stale, { context: at }) => ({
      day: day[locale].format(at),
      head: minute[locale].format(at).slice(0, -2),
    }),
  });
const said: Record<Locale, LRUCache<number, Hour, Date>> = { ru: hours('ru'), en: hours('en') };

/**
 * Saying one moment takes the engine longer than a post takes to draw, and the moments of an archive are of few hours.
 * Within one only the minutes differ: Moscow has been whole hours away from UTC since 1930 (IANA, Europe/Moscow).
 */
const hourOf = (at: Date, locale: Locale): Hour =>
  said[locale].memo(Math.floor(at.getTime() / HOUR_MS), { context: at });

const minutesOf = (at: Date): string => String(at.getUTCMinutes()).padStart(2, '0');

interface Props {
  readonly at: Date;
  readonly locale: Locale;
}

/** A day by Moscow's calendar: «22 ноября 2026 г.». The same for everyone, so that pages can be shared. */
export const Day = ({ at, locale }: Props): JSX.Element => (
  <time datetime={at.toISOString()}>{hourOf(at, locale).day}</time>
);

/** A date without a time, `YYYY-MM-DD`. */
export const CalendarDay = ({
  day: date,
  locale,
}: {
  readonly day: string;
  readonly locale: Locale;
}): JSX.Element => <time datetime={date}>{hourOf(new Date(`${date}T12:00:00+03:00`), locale).day}</time>;

/** A day with the time of it in Moscow. */
export const Moment = ({ at, locale, itemprop }: Props & { readonly itemprop?: string }): JSX.Element => (
  <time datetime={at.toISOString()} itemprop={itemprop}>
    {moment(at, locale)}
  </time>
);

/** The same in words, for the middle of a sentence. */
export const moment = (at: Date, locale: Locale): string =>
  `${hourOf(at, locale).head}${minutesOf(at)} ${sayThread(locale, 'MSK')}`;
