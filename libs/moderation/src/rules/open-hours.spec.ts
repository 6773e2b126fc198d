import { describe, expect, it } from '@jest/globals';
import { compileSchedule, russianCalendar } from '#calendar';
import { openHours } from './open-hours.js';

const day: [string, string][] = [['08:00', '20:00']];
const desk = compileSchedule(
  {
    timeZone: 'Europe/Moscow',
    weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
    calendar: 'RU',
  },
  russianCalendar,
);
const moscow = (local: string): Date => new Date(`${local}+03:00`);
const HOUR = 3_600_000;
const [MON_8, FRI_19] = [8, 4 * 24 + 19];

describe('open hours', () => {
  it('are those of the windows, cut by the hour, without holidays', () => {
    const hours = openHours(desk, moscow('2026-10-27T10:00:00'), moscow('2026-11-24T10:00:00'), []);
    // Four weeks of 60 hours, less the holiday of 4 November.
    expect(hours).toHaveLength(4 * 60 - 12);
    expect(hours.every(({ lengthMs }) => lengthMs === HOUR)).toBe(true);
    expect(hours[0]?.hourOfWeek).toBe(24 + 10);
    expect(hours.at(-1)?.hourOfWeek).toBe(24 + 9);
  });

  it('count what comes in them, and what waits when they begin', () => {
    const came = [
      { at: moscow('2026-11-20T19:45:00'), count: 2 },
      { at: moscow('2026-11-20T20:00:00'), count: 3 },
      { at: moscow('2026-11-22T12:00:00'), count: 4 },
      { at: moscow('2026-11-23T08:30:00'), count: 5 },
    ];
    const hours = openHours(desk, moscow('2026-11-20T19:00:00'), moscow('2026-11-23T10:00:00'), came);
    expect(hours).toEqual([
      { hourOfWeek: FRI_19, lengthMs: HOUR, arrivals: 2, waiting: 0 },
      { hourOfWeek: MON_8, lengthMs: HOUR, arrivals: 12, waiting: 7 },
      { hourOfWeek: MON_8 + 1, lengthMs: HOUR, arrivals: 0, waiting: 0 },
    ]);
  });

  it('are cut where a window opens or the period ends within an hour', () => {
    const half = compileSchedule(
      { timeZone: 'Asia/Kolkata', weekly: { mon: [['08:30', '10:00']] }, calendar: null },
      null,
    );
    const hours = openHours(half, new Date('2026-11-23T00:00:00Z'), new Date('2026-11-23T04:15:00Z'), []);
    expect(hours.map(({ hourOfWeek, lengthMs }) => [hourOfWeek, lengthMs])).toEqual([
      [8, HOUR / 2],
      [9, (HOUR * 3) / 4],
    ]);
  });

  it('go on where the desk never closes', () => {
    const all: [string, string][] = [['00:00', '24:00']];
    const weekly = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all };
    const always = compileSchedule({ timeZone: 'UTC', weekly, calendar: null }, null);
    const hours = openHours(always, new Date('2026-11-02T00:00:00Z'), new Date('2026-11-30T00:00:00Z'), []);
    expect(hours).toHaveLength(28 * 24);
  });
});
