import { MOSCOW, formatDay, formatOpening, formatTime, formatWallTime, nameZone } from '#calendar';
import type { Locale } from '#kernel';
import { sayDirectory } from './directory.messages.js';

type Format = typeof formatWallTime;

/**
 * An instant as a person is told it: in Moscow time, and in their own zone where clocks there show another
 * time (docs/product.md §3): «09:06, 1 декабря (мск, у вас 16:06)».
 *
 * @param timeZone the person's zone, an IANA name
 * @param now decides which year goes without saying
 * @throws RangeError for an invalid date or an unknown zone
 */
export const inBothZones: Format = (instant, timeZone, locale, now) =>
  inMoscowAndOwn(formatWallTime, instant, timeZone, locale, now);

/** The same for the beginning of working hours: «08:00 в среду, 2 декабря (мск, у вас 15:00)». */
export const openingInBothZones: Format = (instant, timeZone, locale, now) =>
  inMoscowAndOwn(formatOpening, instant, timeZone, locale, now);

function inMoscowAndOwn(format: Format, instant: Date, timeZone: string, locale: Locale, now: Date): string {
  const zone = nameZone(instant, MOSCOW, locale);
  const moscow = format(instant, MOSCOW, locale, now);
  const sameDay = formatDay(instant, timeZone, locale, now) === formatDay(instant, MOSCOW, locale, now);
  const time = formatTime(instant, timeZone);
  if (sameDay && time === formatTime(instant, MOSCOW)) return `${moscow} (${zone})`;
  const own = sameDay ? time : formatWallTime(instant, timeZone, locale, now);
  return sayDirectory(locale, 'AND_OWN_TIME', { moscow, zone, own });
}
