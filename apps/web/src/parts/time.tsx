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

interface Props {
  readonly at: Date;
  readonly locale: Locale;
}

/** A day by Moscow's calendar: «22 ноября 2026 г.». The same for everyone, so that pages can be shared. */
export const Day = ({ at, locale }: Props): JSX.Element => (
  <time datetime={at.toISOString()}>{day[locale].format(at)}</time>
);

/** A date without a time, `YYYY-MM-DD`. */
export const CalendarDay = ({
  day: date,
  locale,
}: {
  readonly day: string;
  readonly locale: Locale;
}): JSX.Element => <time datetime={date}>{day[locale].format(new Date(`${date}T12:00:00+03:00`))}</time>;

/** A day with the time of it in Moscow. */
export const Moment = ({ at, locale, itemprop }: Props & { readonly itemprop?: string }): JSX.Element => (
  <time datetime={at.toISOString()} itemprop={itemprop}>
    {moment(at, locale)}
  </time>
);

/** The same in words, for the middle of a sentence. */
export const moment = (at: Date, locale: Locale): string =>
  `${minute[locale].format(at)} ${sayThread(locale, 'MSK')}`;
