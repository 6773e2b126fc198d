import { describe, expect, it } from '@jest/globals';
import {
  CalendarMismatch,
  NeverOpens,
  ProductionCalendar,
  type ScheduleDefinition,
  compileSchedule,
  russianCalendar,
} from './index.js';

const HOUR = 3_600_000;
const day: [string, string][] = [['08:00', '20:00']];
const moderation: ScheduleDefinition = {
  timeZone: 'Europe/Moscow',
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
  calendar: 'RU',
};
const desk = compileSchedule(moderation, russianCalendar);

/** Moscow keeps UTC+3 all through 2024–2027. */
const moscow = (local: string): Date => new Date(`${local}+03:00`);
const windowOn = (date: string, from: string, to: string): unknown => ({
  from: moscow(`${date}T${from}:00`),
  to: moscow(`${date}T${to}:00`),
});
const moderationWindowAt = (local: string, extra: Partial<ScheduleDefinition>): unknown =>
  compileSchedule({ ...moderation, ...extra }, russianCalendar).windowAt(moscow(local));

describe('official days', () => {
  it('may have hours of their own on holidays and working weekends', () => {
    const holiday = { onHoliday: [['10:00', '14:00']] as [string, string][] };
    expect(moderationWindowAt('2026-01-05T11:00:00', holiday)).toEqual(
      windowOn('2026-01-05', '10:00', '14:00'),
    );
    expect(moderationWindowAt('2026-03-08T11:00:00', holiday)).toEqual(
      windowOn('2026-03-08', '10:00', '14:00'),
    );
    const weekend = { onWorkingWeekend: [['09:00', '13:00']] as [string, string][] };
    expect(moderationWindowAt('2027-02-20T12:00:00', weekend)).toEqual(
      windowOn('2027-02-20', '09:00', '13:00'),
    );
    expect(moderationWindowAt('2027-02-20T14:00:00', weekend)).toBeNull();
  });

  it('are shortened only as far as the schedule says', () => {
    expect(moderationWindowAt('2026-06-11T12:00:00', {})).toEqual(windowOn('2026-06-11', '08:00', '20:00'));
    expect(moderationWindowAt('2026-06-11T12:00:00', { shortenPreHolidayBy: 60 })).toEqual(
      windowOn('2026-06-11', '08:00', '19:00'),
    );
    const split: Partial<ScheduleDefinition> = {
      shortenPreHolidayBy: 'PT1H30M',
      weekly: {
        thu: [
          ['13:30', '14:30'],
          ['08:00', '12:00'],
        ],
      },
    };
    expect(moderationWindowAt('2026-06-11T11:00:00', split)).toEqual(
      windowOn('2026-06-11', '08:00', '11:30'),
    );
    expect(moderationWindowAt('2026-06-11T13:45:00', split)).toBeNull();
    expect(moderationWindowAt('2026-06-18T13:45:00', split)).toEqual(
      windowOn('2026-06-18', '13:30', '14:30'),
    );
  });

  it('give way to an exception of that date', () => {
    const exceptions = [
      { date: '2026-01-05', intervals: [['12:00', '13:00']] as [string, string][], reason: 'Дежурство' },
      { date: '2026-11-23', intervals: [], reason: 'Переезд' },
    ];
    expect(moderationWindowAt('2026-01-05T12:30:00', { exceptions })).toEqual(
      windowOn('2026-01-05', '12:00', '13:00'),
    );
    const closed = compileSchedule({ ...moderation, exceptions }, russianCalendar);
    expect(closed.nextOpening(moscow('2026-11-20T20:00:00'))).toEqual(moscow('2026-11-24T08:00:00'));
  });

  it('mean nothing to a schedule without a production calendar', () => {
    const plain = compileSchedule({ ...moderation, calendar: null });
    expect(plain.isOpen(moscow('2026-01-01T12:00:00'))).toBe(true);
    expect(plain.coversYear(2040)).toBe(true);
  });

  it('fall back to the plain week in an unknown year, and say so', () => {
    expect(desk.isOpen(moscow('2028-01-03T12:00:00'))).toBe(true);
    expect(desk.coversYear(2027)).toBe(true);
    expect(desk.coversYear(2028)).toBe(false);
    expect(desk.uncoveredYears(moscow('2027-12-30T12:00:00'), moscow('2029-01-01T00:00:00'))).toEqual([
      2028, 2029,
    ]);
    expect(desk.uncoveredYears(moscow('2024-01-01T00:00:00'), moscow('2027-12-31T23:59:59'))).toEqual([]);
    const loaded = russianCalendar.withYear(2028, [
      { date: '2028-01-03', kind: 'holiday', name: 'Каникулы' },
    ]);
    const later = compileSchedule(moderation, loaded);
    expect(later.isOpen(moscow('2028-01-03T12:00:00'))).toBe(false);
    expect(later.coversYear(2028)).toBe(true);
  });

  it('must come from the calendar the schedule names', () => {
    expect(() => compileSchedule(moderation)).toThrow(CalendarMismatch);
    expect(() => compileSchedule(moderation, new ProductionCalendar('BY', [], []))).toThrow(CalendarMismatch);
  });
});

describe('a schedule that never opens', () => {
  const empty: ScheduleDefinition = { timeZone: 'Europe/Moscow', weekly: { mon: [] }, calendar: 'RU' };

  it('is refused when compiled', () => {
    expect(() => compileSchedule(empty, russianCalendar)).toThrow(NeverOpens);
    const closed = [{ date: '2026-11-23', intervals: [], reason: 'Закрыто' }];
    expect(() => compileSchedule({ ...empty, exceptions: closed }, russianCalendar)).toThrow(NeverOpens);
    expect(() => compileSchedule({ ...empty, calendar: null, onHoliday: [['10:00', '12:00']] })).toThrow(
      NeverOpens,
    );
  });

  it('is refused when its last opening is past, and not before', () => {
    const once = [
      { date: '2035-05-05', intervals: [['10:00', '12:00']] as [string, string][], reason: 'Приём' },
    ];
    const schedule = compileSchedule({ ...empty, exceptions: once }, russianCalendar);
    const opening = moscow('2035-05-05T10:00:00');
    expect(schedule.nextOpening(moscow('2026-01-01T00:00:00'))).toEqual(opening);
    expect(schedule.addWorkingTime(moscow('2026-01-01T00:00:00'), 2 * HOUR)).toEqual(
      moscow('2035-05-05T12:00:00'),
    );
    expect(() => schedule.addWorkingTime(opening, 2 * HOUR + 1)).toThrow(NeverOpens);
    expect(() => schedule.nextOpening(moscow('2035-05-05T12:00:00'))).toThrow(
      'The schedule never opens after 2035-05-05T09:00:00.000Z',
    );
  });
});
