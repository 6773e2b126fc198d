import { LRUCache } from 'lru-cache';
import type { JSX } from '#jsx/jsx-runtime';
import { MOSCOW, zoneOffset } from '#calendar';
import type { Locale } from '#kernel';
import { sayThread } from '../messages/thread.js';

const DATE = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const DATE_AND_TIME = { ...DATE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** All of a day, as clocks show them. */
const MINUTES = Array.from({ length: DAY_MS / MINUTE_MS }, (_, minute) =>
  new Date(minute * MINUTE_MS).toISOString().slice(11, 16),
);
const SECONDS = Array.from({ length: 60 }, (_, second) => String(second).padStart(2, '0'));
/** Eleven years. */
const KEPT_DAYS = 4_000;
/** What is said of a day is kept, by the clock that shows the day. */
const sayingDays = (say: (atMidnight: number) => string): ((local: number) => string) => {
  const days = new LRUCache<number, string>({ max: KEPT_DAYS, memoMethod: (day) => say(day * DAY_MS) });
  return (local) => days.memo(Math.floor(local / DAY_MS));
};

/** Saying one moment takes the engine longer than a post takes to draw, and the moments of an archive are of few days. */
const daysIn = (tag: string) => {
  const format = new Intl.DateTimeFormat(tag, DATE);
  const dayAndTime = new Intl.DateTimeFormat(tag, DATE_AND_TIME).format(0);
  return {
    say: sayingDays((atMidnight) => format.format(atMidnight)),
    /** What stands between a day and its time. */
    at: dayAndTime.slice(format.format(0).length, -'00:00'.length),
  };
};
const DAYS = { ru: daysIn('ru-RU'), en: daysIn('en-GB') };

/** By the day since 1970; `null` for a day on which Moscow's clocks were changed. */
const offsets = new LRUCache<number, { readonly offset: number | null }>({
  max: KEPT_DAYS,
  memoMethod: (day) => {
    const offset = zoneOffset(new Date(day * DAY_MS), MOSCOW);
    return { offset: offset === zoneOffset(new Date((day + 1) * DAY_MS), MOSCOW) ? offset : null };
  },
});

/** Milliseconds from 1970-01-01 00:00 on Moscow's clocks to what they show at this moment. */
function inMoscow(at: Date): number {
  const { offset } = offsets.memo(Math.floor(at.getTime() / DAY_MS));
  return at.getTime() + (offset ?? zoneOffset(at, MOSCOW));
}

const dayOf = (at: Date, locale: Locale): string => DAYS[locale].say(inMoscow(at));

const isoDay = sayingDays((atMidnight) => new Date(atMidnight).toISOString().slice(0, 10));
const minuteOf = (local: number): string => MINUTES.at(Math.floor(local / MINUTE_MS) % MINUTES.length) ?? '';

/** For machines, to the second: `2026-11-22T03:54:07Z` (RFC 3339). */
function instant(at: Date): string {
  const utc = at.getTime();
  return `${isoDay(utc)}T${minuteOf(utc)}:${SECONDS.at(Math.floor(utc / 1000) % SECONDS.length)}Z`;
}

interface Props {
  readonly at: Date;
  readonly locale: Locale;
}

/** A day by Moscow's calendar: «22 ноября 2026 г.». The same for everyone, so that pages can be shared. */
export const Day = ({ at, locale }: Props): JSX.Element => (
  <time datetime={instant(at)}>{dayOf(at, locale)}</time>
);

/** A date without a time, `YYYY-MM-DD`. */
export const CalendarDay = ({
  day: date,
  locale,
}: {
  readonly day: string;
  readonly locale: Locale;
}): JSX.Element => <time datetime={date}>{DAYS[locale].say(Date.parse(date))}</time>;

/** A day with the time of it in Moscow. */
export const Moment = ({
  at,
  locale,
  itemprop,
  class: looks,
}: Props & { readonly itemprop?: string | undefined; readonly class?: string }): JSX.Element => (
  <time class={looks} datetime={instant(at)} itemprop={itemprop}>
    {moment(at, locale)}
  </time>
);

/** The same in words, for the middle of a sentence. */
export function moment(at: Date, locale: Locale): string {
  const local = inMoscow(at);
  const { say, at: between } = DAYS[locale];
  return `${say(local)}${between}${minuteOf(local)} ${sayThread(locale, 'MSK')}`;
}
