import * as fc from 'fast-check';
import type { Interval } from '../src/index.js';

const pad = (n: number): string => String(n).padStart(2, '0');
const clock = (minutes: number): string => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;

/** Minutes of the clock; full hours often, for these are where clocks change. */
const marks = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 0, max: 23 }).map((hour) => hour * 60),
);

/** Up to three intervals that do not overlap, the last perhaps over midnight or to 24:00. */
const dayHours = fc
  .tuple(fc.uniqueArray(marks, { maxLength: 6 }), fc.constantFrom('no', 'night', '24'))
  .map(([minutes, tail]): Interval[] => {
    const cuts = minutes.sort((a, b) => a - b);
    const intervals: Interval[] = [];
    for (let i = 0; i + 1 < cuts.length; i += 2)
      intervals.push([clock(cuts[i] ?? 0), clock(cuts[i + 1] ?? 0)]);
    const last = intervals.at(-1);
    if (last && tail === 'night') last[1] = intervals[0] === last ? last[0] : (intervals[0]?.[0] ?? '00:00');
    if (last && tail === '24') last[1] = '24:00';
    return intervals;
  });
const usualHours = fc.constantFrom<Interval[]>(
  [['08:00', '20:00']],
  [['22:00', '06:00']],
  [['00:00', '24:00']],
  [['01:30', '02:30']],
  [['18:00', '03:00']],
  [['02:00', '05:00']],
  [],
);
const hours = fc.oneof(dayHours, usualHours);
const date = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((instant) => instant.toISOString().slice(0, 10));

const weekly = fc
  .record({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours })
  .filter((week) => Object.values(week).filter((day) => day.length > 0).length > 2);
const official = {
  onHoliday: hours,
  onWorkingWeekend: hours,
  shortenPreHolidayBy: fc.integer({ min: 0, max: 300 }),
};

/** Schedules with more than two days of hours a week: all kinds of hours, zones, official days and changes. */
export const definitions = fc.record(
  {
    timeZone: fc.constantFrom(
      'Europe/Moscow',
      'Europe/Berlin',
      'America/New_York',
      'America/Santiago',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Asia/Kathmandu',
    ),
    weekly,
    calendar: fc.constantFrom('RU', null),
    ...official,
    plannedChanges: fc.uniqueArray(
      fc.record(
        { from: date('2024-01-01', '2027-12-31'), reason: fc.constant('Новый график'), weekly, ...official },
        { requiredKeys: ['from', 'reason', 'weekly'] },
      ),
      { maxLength: 4, selector: (one) => one.from },
    ),
    exceptions: fc.uniqueArray(
      fc.record(
        {
          date: date('2024-01-01', '2027-12-31'),
          intervals: hours,
          extra: fc.boolean(),
          reason: fc.constant('Дежурство'),
        },
        { requiredKeys: ['date', 'intervals', 'reason'] },
      ),
      { maxLength: 40, selector: (one) => one.date },
    ),
  },
  { requiredKeys: ['timeZone', 'weekly', 'calendar'] },
);

/** Days on which something is special: clock changes, New Year, shortened and working Saturdays. */
const TURNING_DAYS = [
  '2026-03-29',
  '2026-10-25',
  '2026-03-08',
  '2026-11-01',
  '2026-04-05',
  '2026-09-06',
  '2026-10-04',
  '2026-04-24',
  '2026-10-30',
  '2026-01-01',
  '2025-12-31',
  '2024-04-27',
  '2027-02-20',
  '2026-05-09',
  '2026-06-11',
  '2024-02-29',
];
/** Epoch milliseconds in 2024–2027, many around the days on which something is special. */
export const instants = fc.oneof(
  fc.integer({ min: Date.parse('2024-01-05T00:00:00Z'), max: Date.parse('2027-12-25T00:00:00Z') }),
  fc
    .tuple(fc.constantFrom(...TURNING_DAYS), fc.integer({ min: -36 * 3_600_000, max: 36 * 3_600_000 }))
    .map(([day, shift]) => Date.parse(`${day}T00:00:00Z`) + shift),
  fc
    .tuple(fc.constantFrom(...TURNING_DAYS), fc.integer({ min: -36 * 60, max: 36 * 60 }))
    .map(([day, shift]) => Date.parse(`${day}T00:00:00Z`) + shift * 60_000),
);
/** Milliseconds. */
export const durations = fc.oneof(
  fc.integer({ min: 0, max: 30 * 3_600_000 }),
  fc.integer({ min: 0, max: 30 * 60 }).map((minutes) => minutes * 60_000),
);
