import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { definitions, instants } from '../testing/arbitrary-schedules.js';
import { compileSchedule, endOfWorkingDay, russianCalendar } from './index.js';

const hours: [string, string][] = [['08:00', '20:00']];
const desk = compileSchedule(
  {
    timeZone: 'Europe/Moscow',
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    calendar: 'RU',
    exceptions: [{ date: '2026-11-27', intervals: [['10:00', '12:00']], reason: 'Учения' }],
  },
  russianCalendar,
);
const moscow = (local: string): Date => new Date(`${local}+03:00`);

const dateIn = (at: Date): string => at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Moscow' });

describe('a term in working days', () => {
  it.each([
    ['five days from a Friday noon', '2026-11-13T12:00:00', 5, '2026-11-20T20:00:00'],
    ['five days from a Friday night', '2026-11-13T23:00:00', 5, '2026-11-20T20:00:00'],
    ['five days from a Sunday', '2026-11-15T12:00:00', 5, '2026-11-20T20:00:00'],
    ['one day from before the opening', '2026-11-17T06:00:00', 1, '2026-11-18T20:00:00'],
    ['a day with few hours counts as one', '2026-11-26T12:00:00', 1, '2026-11-27T12:00:00'],
    ['over the New Year holidays', '2025-12-29T12:00:00', 2, '2026-01-12T20:00:00'],
    ['with a working Saturday', '2027-02-19T12:00:00', 1, '2027-02-20T20:00:00'],
  ])('%s', (_name, from, days, ends) => {
    expect(endOfWorkingDay(desk, moscow(from), days)).toEqual(moscow(ends));
  });

  it.each([0, -1, 1.5, NaN])('is refused for %s days', (days) => {
    expect(() => endOfWorkingDay(desk, moscow('2026-11-13T12:00:00'), days)).toThrow(RangeError);
  });

  it('has that many working dates after the day of the beginning, the last of them its own', () => {
    const moments = fc.date({
      min: moscow('2025-01-01T00:00:00'),
      max: moscow('2026-11-01T00:00:00'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 15 }), (from, days) => {
        const end = endOfWorkingDay(desk, from, days);
        const openings = desk.openingsBetween(from, end).map(dateIn);
        expect(new Set(openings.filter((date) => date > dateIn(from))).size).toBe(days);
        expect(desk.isOpen(new Date(end.getTime() - 1)) && !desk.isOpen(end)).toBe(true);
      }),
    );
  });

  it('ends later for more days, on any schedule', () => {
    fc.assert(
      fc.property(definitions, instants, fc.integer({ min: 1, max: 6 }), (definition, at, days) => {
        const schedule = compileSchedule(definition, russianCalendar);
        const from = new Date(at);
        const end = endOfWorkingDay(schedule, from, days);
        expect(end > from && endOfWorkingDay(schedule, from, days + 1) > end).toBe(true);
      }),
    );
  });
});
