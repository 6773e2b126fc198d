import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';

const options: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
};
const formats = {
  ru: new Intl.DateTimeFormat('ru-RU', options),
  en: new Intl.DateTimeFormat('en-GB', options),
};

/** A date of a calendar, which belongs to no zone: «пн, 7 декабря 2026 г.». */
export const dateInWords = (date: string, locale: Locale): string => formats[locale].format(new Date(date));

export const LocalDate = ({ date, locale }: { date: string; locale: Locale }): JSX.Element => (
  <time datetime={date}>{dateInWords(date, locale)}</time>
);
