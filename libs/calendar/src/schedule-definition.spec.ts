import { describe, expect, it } from '@jest/globals';
import { ZodError } from 'zod';
import { type ScheduleDefinition, compileSchedule, scheduleDefinition } from './index.js';

const definition: ScheduleDefinition = {
  timeZone: 'Asia/Vladivostok',
  weekly: {
    mon: [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
    sun: [['00:00', '24:00']],
  },
  calendar: 'RU',
  onHoliday: [['22:00', '06:00']],
  shortenPreHolidayBy: 'PT1H',
  exceptions: [{ date: '2026-12-30', intervals: [], reason: 'Переезд' }],
};
const monday = (...hours: [string, string][]): unknown => ({ ...definition, weekly: { mon: hours } });
const closed = (date: string): unknown => ({ date, intervals: [], reason: 'Переезд' });

describe('a schedule definition', () => {
  it('is taken as it is', () => {
    expect(scheduleDefinition.parse(definition)).toEqual(definition);
  });

  it.each([
    ['an unknown zone', { ...definition, timeZone: 'Europe/Atlantis' }],
    ['a bare offset', { ...definition, timeZone: '+03:00' }],
    ['an opening at 24:00', monday(['24:00', '02:00'])],
    ['a time past the day', monday(['08:00', '25:00'])],
    ['a time without a zero', monday(['8:00', '20:00'])],
    ['overlapping intervals', monday(['08:00', '12:00'], ['11:59', '14:00'])],
    ['an interval inside a night', monday(['22:00', '06:00'], ['23:00', '23:30'])],
    ['an unknown weekday', { ...definition, weekly: { someday: [['08:00', '20:00']] } }],
    ['an impossible date', { ...definition, exceptions: [closed('2026-02-30')] }],
    ['two exceptions of a date', { ...definition, exceptions: [closed('2026-02-20'), closed('2026-02-20')] }],
    ['an exception without a reason', { ...definition, exceptions: [{ date: '2026-02-20', intervals: [] }] }],
    ['a negative shortening', { ...definition, shortenPreHolidayBy: -60 }],
    ['an empty duration', { ...definition, shortenPreHolidayBy: 'PT' }],
    ['a duration in days', { ...definition, shortenPreHolidayBy: 'P1D' }],
    ['a property it does not know', { ...definition, open: true }],
  ])('may not have %s', (_, wrong) => {
    expect(scheduleDefinition.safeParse(wrong).success).toBe(false);
    expect(() => compileSchedule(wrong as ScheduleDefinition)).toThrow(ZodError);
  });

  it('may have intervals that touch, in any order', () => {
    expect(scheduleDefinition.safeParse(monday(['12:00', '14:00'], ['08:00', '12:00'])).success).toBe(true);
  });
});
