import { MOSCOW, formatInstant } from '#calendar';
import type { Locale } from '#kernel';
import { sayDirectory } from './directory.messages.js';

/**
 * An instant as a person is told it: in Moscow time, and in their own zone where clocks there show another
 * time (docs/product.md §3).
 *
 * @param timeZone the person's zone, an IANA name
 * @throws RangeError for an invalid date or an unknown zone
 */
export function inBothZones(instant: Date, timeZone: string, locale: Locale): string {
  const moscow = formatInstant(instant, MOSCOW, locale);
  if (wallTime(instant, timeZone) === wallTime(instant, MOSCOW)) return moscow;
  return sayDirectory(locale, 'AND_OWN_TIME', { moscow, own: formatInstant(instant, timeZone, locale) });
}

const wallTime = (instant: Date, timeZone: string): string =>
  instant.toLocaleString('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' });
