import { type Schedule, WEEKDAYS } from '#calendar';
import type { OpenHour } from './staffing.js';

const MINUTE = 60_000;

/**
 * The hours in `[from, to)` in which the desk was open, cut where the schedule's clocks strike, each with what came
 * in it. What came while the desk was closed waits when it opens.
 *
 * @param arrivals counts by their instants, ascending
 */
export function openHours(
  schedule: Schedule,
  from: Date,
  to: Date,
  arrivals: ReadonlyArray<{ readonly at: Date; readonly count: number }>,
): OpenHour[] {
  const hours = cutByTheClock(schedule, from, to);
  let place = 0;
  for (const { at, count } of arrivals) {
    while ((hours[place]?.until ?? Infinity) <= at.getTime()) place++;
    const hour = hours[place];
    if (!hour) break;
    hour.arrivals += count;
    if (at.getTime() < hour.from) hour.waiting += count;
  }
  return hours.map(({ hourOfWeek, from: began, until, arrivals: came, waiting }) => {
    return { hourOfWeek, lengthMs: until - began, arrivals: came, waiting };
  });
}

interface CutHour {
  readonly hourOfWeek: number;
  readonly from: number;
  readonly until: number;
  arrivals: number;
  waiting: number;
}

function cutByTheClock(schedule: Schedule, from: Date, to: Date): CutHour[] {
  const clock = clockOf(schedule.timeZone);
  const openings = schedule.openingsBetween(from, to);
  const starts = schedule.isOpen(from) && +(openings[0] ?? 0) !== +from ? [from, ...openings] : openings;
  const hours: CutHour[] = [];
  for (const start of starts) {
    const closes = Math.min(to.getTime(), schedule.windowAt(start)?.to?.getTime() ?? Infinity);
    for (let at = start.getTime(); at < closes;) {
      const { hourOfWeek, msIntoHour } = clock(at);
      const until = Math.min(closes, at + 60 * MINUTE - msIntoHour);
      hours.push({ hourOfWeek, from: at, until, arrivals: 0, waiting: 0 });
      at = until;
    }
  }
  return hours;
}

/** Reads the hour of the week off the clocks of a zone. */
function clockOf(timeZone: string): (at: number) => { hourOfWeek: number; msIntoHour: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const weekday = WEEKDAYS.indexOf((part.get('weekday') ?? '').toLowerCase() as (typeof WEEKDAYS)[number]);
    return {
      hourOfWeek: weekday * 24 + Number(part.get('hour')),
      msIntoHour: Number(part.get('minute')) * MINUTE + (at % MINUTE),
    };
  };
}
