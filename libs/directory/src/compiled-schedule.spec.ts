import { describe, expect, it } from '@jest/globals';
import { CalendarMismatch, type ScheduleDefinition, russianCalendar } from '#calendar';
import { compiledSchedule, hoursAt } from './compiled-schedule.js';

const DESK: ScheduleDefinition = {
  timeZone: 'Europe/Moscow',
  weekly: { mon: [['08:00', '20:00']], fri: [['08:00', '20:00']] },
  calendar: 'RU',
};

describe('compiledSchedule', () => {
  it('follows the named production calendar', () => {
    const schedule = compiledSchedule(DESK, russianCalendar);
    expect(schedule.isOpen(new Date('2026-11-23T08:00:00+03:00'))).toBe(true);
    expect(schedule.isOpen(new Date('2026-01-05T12:00:00+03:00'))).toBe(false);
  });

  it('refuses a calendar that nobody knows', () => {
    expect(() => compiledSchedule({ ...DESK, calendar: 'XX' }, null)).toThrow(CalendarMismatch);
  });

  it('is another one once its calendar is', () => {
    const later = russianCalendar.withYear(2026, []);
    expect(compiledSchedule(DESK, later).isOpen(new Date('2026-01-05T12:00:00+03:00'))).toBe(true);
    expect(compiledSchedule(DESK, russianCalendar).isOpen(new Date('2026-01-05T12:00:00+03:00'))).toBe(false);
  });

  it('is shared by equal definitions', () => {
    expect(compiledSchedule(structuredClone(DESK), russianCalendar)).toBe(
      compiledSchedule(DESK, russianCalendar),
    );
  });
});

describe('hoursAt', () => {
  it('says until when it is open, up to the last second of a window', () => {
    const closesAt = new Date('2026-11-20T20:00:00+03:00');
    const schedule = compiledSchedule(DESK, russianCalendar);
    expect(hoursAt(schedule, new Date('2026-11-20T19:59:59+03:00'))).toEqual({
      open: true,
      opensAt: null,
      closesAt,
      at: new Date('2026-11-20T19:59:59+03:00'),
    });
    expect(hoursAt(schedule, closesAt)).toEqual({
      open: false,
      opensAt: new Date('2026-11-23T08:00:00+03:00'),
      closesAt: null,
      at: closesAt,
    });
  });

  it('knows no edge of what is open round the clock or never opens again', () => {
    const day: ['00:00', '24:00'] = ['00:00', '24:00'];
    const always = { mon: [day], tue: [day], wed: [day], thu: [day], fri: [day], sat: [day], sun: [day] };
    const at = new Date('2026-11-20T12:00:00Z');
    const open = compiledSchedule({ timeZone: 'Europe/Moscow', weekly: always, calendar: null }, null);
    expect(hoursAt(open, at)).toEqual({ open: true, opensAt: null, closesAt: null, at });
    const past = compiledSchedule(
      {
        timeZone: 'Europe/Moscow',
        weekly: {},
        calendar: null,
        exceptions: [{ date: '2024-03-01', intervals: [['10:00', '12:00']], reason: 'Open day' }],
      },
      null,
    );
    expect(hoursAt(past, at)).toEqual({ open: false, opensAt: null, closesAt: null, at });
  });
});
