import { describe, expect, it } from '@jest/globals';
import {
  type Interval,
  NeverOpens,
  type ScheduleDefinition,
  changedDays,
  compileSchedule,
  describeHours,
  hoursInForce,
  russianCalendar,
  scheduleDefinition,
} from './index.js';

const HOURS: Interval[] = [['08:00', '20:00']];
const week = (hours: Interval[]) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });
const definition: ScheduleDefinition = {
  timeZone: 'Europe/Moscow',
  weekly: week(HOURS),
  calendar: 'RU',
  plannedChanges: [
    { from: '2027-02-01', reason: 'Второй график', weekly: week([['10:00', '22:00']]) },
    {
      from: '2026-12-07',
      reason: 'Новый график',
      weekly: week([['09:00', '18:00']]),
      onHoliday: [['10:00', '14:00']],
    },
  ],
};
const schedule = compileSchedule(definition, russianCalendar);
const moscow = (local: string): Date => new Date(`${local}+03:00`);
const windowAt = (local: string) => schedule.windowAt(moscow(local));

const fits = (...plannedChanges: object[]): boolean =>
  scheduleDefinition.safeParse({ ...definition, plannedChanges }).success;

describe('a planned change', () => {
  it('takes effect at the midnight of its date, whatever their order', () => {
    expect(windowAt('2026-12-04T08:30:00')?.to).toEqual(moscow('2026-12-04T20:00:00'));
    expect(windowAt('2026-12-07T08:30:00')).toBeNull();
    expect(windowAt('2026-12-07T17:00:00')?.to).toEqual(moscow('2026-12-07T18:00:00'));
    expect(windowAt('2027-01-29T19:00:00')).toBeNull();
    expect(windowAt('2027-02-01T19:00:00')?.to).toEqual(moscow('2027-02-01T22:00:00'));
  });

  it('brings all its hours, those of holidays too', () => {
    expect(windowAt('2027-01-04T12:00:00')?.to).toEqual(moscow('2027-01-04T14:00:00'));
    expect(windowAt('2027-02-23T12:00:00')).toBeNull();
  });

  it('counts across the date on which it takes effect', () => {
    const [friday, monday] = [moscow('2026-12-04T19:00:00'), moscow('2026-12-07T10:00:00')];
    expect(schedule.workingTimeBetween(friday, monday)).toBe(2 * 3_600_000);
    expect(schedule.addWorkingTime(friday, 2 * 3_600_000)).toEqual(monday);
  });

  it('is told from its date on, in the zone of the schedule', () => {
    const told = (local: string): string => describeHours(definition, 'ru', moscow(local));
    expect(told('2026-12-06T23:59:59')).toBe('пн–пт 08:00–20:00');
    expect(told('2026-12-07T00:00:00')).toBe('пн–пт 09:00–18:00');
    expect(hoursInForce(definition, '2030-01-01')).toMatchObject({ from: '2027-02-01' });
  });

  it('may close for good, and that is no secret', () => {
    const closing = { from: '2026-12-01', reason: 'Линия закрыта', weekly: {} };
    const closed = compileSchedule({ ...definition, plannedChanges: [closing] }, russianCalendar);
    expect(closed.nextOpening(moscow('2026-11-30T07:00:00'))).toEqual(moscow('2026-11-30T08:00:00'));
    expect(() => closed.nextOpening(moscow('2026-11-30T20:00:00'))).toThrow(NeverOpens);
  });

  it('may open for the first time, years ahead', () => {
    const opening = { from: '2034-05-01', reason: 'Открытие', weekly: week(HOURS) };
    const later = compileSchedule({ ...definition, weekly: {}, calendar: null, plannedChanges: [opening] });
    expect(later.nextOpening(moscow('2026-11-30T07:00:00'))).toEqual(moscow('2034-05-01T08:00:00'));
  });

  it('needs a reason, and a date of its own', () => {
    const change = { from: '2026-12-01', reason: 'Новый график', weekly: {} };
    expect(fits(change)).toBe(true);
    expect(fits(change, change)).toBe(false);
    expect(fits({ ...change, reason: ' ' })).toBe(false);
    expect(fits({ ...change, from: '2026-02-30' })).toBe(false);
    expect(fits({ ...change, timeZone: 'Europe/Berlin' })).toBe(false);
  });
});

describe('an extra duty window', () => {
  it('is added to the usual hours, after an official day has shortened them', () => {
    const exceptions = [
      { date: '2026-06-11', intervals: [['20:00', '21:30']] as Interval[], extra: true, reason: 'Дежурство' },
      { date: '2026-06-13', intervals: [['10:00', '12:00']] as Interval[], extra: true, reason: 'Дежурство' },
    ];
    const duty = compileSchedule(
      { ...definition, plannedChanges: [], shortenPreHolidayBy: 60, exceptions },
      russianCalendar,
    );
    expect(duty.openingsBetween(moscow('2026-06-11T00:00:00'), moscow('2026-06-15T00:00:00'))).toEqual([
      moscow('2026-06-11T08:00:00'),
      moscow('2026-06-11T20:00:00'),
      moscow('2026-06-13T10:00:00'),
    ]);
    expect(duty.windowAt(moscow('2026-06-11T18:30:00'))?.to).toEqual(moscow('2026-06-11T19:00:00'));
  });
});

describe('the days that a change touches', () => {
  const followed = { definition, calendar: russianCalendar };

  it('are those with other hours, each before and after', () => {
    const exceptions = [
      { date: '2026-12-08', intervals: [['18:00', '23:00']] as Interval[], extra: true, reason: 'Дежурство' },
      { date: '2026-12-09', intervals: [['09:00', '18:00']] as Interval[], reason: 'Как обычно' },
      { date: '2026-12-10', intervals: [], reason: 'Переезд' },
      { date: '2026-12-12', intervals: [['22:00', '02:00']] as Interval[], reason: 'Ночь' },
    ];
    const after = { definition: { ...definition, exceptions }, calendar: russianCalendar };
    expect(changedDays(followed, after, '2026-12-01', 60)).toEqual([
      { date: '2026-12-08', before: [['09:00', '18:00']], after: [['09:00', '23:00']] },
      { date: '2026-12-10', before: [['09:00', '18:00']], after: [] },
      { date: '2026-12-12', before: [], after: [['22:00', '02:00']] },
    ]);
    expect(changedDays(followed, followed, '2026-01-01', 800)).toEqual([]);
  });

  it('follow from a new calendar as well', () => {
    const calendar = russianCalendar.withYear(2028, [
      { date: '2028-01-03', kind: 'holiday', name: 'Каникулы' },
      { date: '2028-01-08', kind: 'working_weekend', name: 'Перенос' },
    ]);
    expect(changedDays(followed, { definition, calendar }, '2028-01-01', 366)).toEqual([
      { date: '2028-01-03', before: [['10:00', '22:00']], after: [] },
      { date: '2028-01-08', before: [], after: [['10:00', '22:00']] },
    ]);
  });
});
