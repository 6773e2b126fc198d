import type { JSX } from '#jsx/jsx-runtime';
import { MOSCOW, formatDay, formatInstant, formatPlanned } from '#calendar';
import type { PageContext } from '../site/page-context.js';

/** For machines, to the second: `2026-11-22T03:54:07Z` (RFC 3339). */
const machineTime = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

interface Props {
  readonly at: Date;
  readonly page: Pick<PageContext, 'locale' | 'now'>;
}

/** A day by Moscow's calendar: «22 ноября». The same for everyone, so that pages can be shared. */
export const Day = ({ at, page }: Props): JSX.Element => (
  <time datetime={machineTime(at)}>{formatDay(at, MOSCOW, page.locale, page.now)}</time>
);

/** A date without a time, `YYYY-MM-DD`: «1 декабря». */
export const calendarDay = (date: string, { locale, now }: Props['page']): string =>
  formatDay(new Date(`${date}T12:00:00+03:00`), MOSCOW, locale, now);

export const CalendarDay = ({ day, page }: { day: string; page: Props['page'] }): JSX.Element => (
  <time datetime={day}>{calendarDay(day, page)}</time>
);

/** When something is going to be done, by Moscow's clocks: «2 декабря в 08:00». */
export const planned = (at: Date, { locale, now }: Props['page']): string =>
  formatPlanned(at, MOSCOW, locale, now);

/** A moment by Moscow's clocks: «09:06, 1 декабря (мск)». */
export const Moment = ({
  at,
  page,
  itemprop,
  class: looks,
}: Props & { readonly itemprop?: string | undefined; readonly class?: string }): JSX.Element => (
  <time class={looks} datetime={machineTime(at)} itemprop={itemprop}>
    {formatInstant(at, MOSCOW, page.locale, page.now)}
  </time>
);
