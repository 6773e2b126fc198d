import { describe, expect, it } from '@jest/globals';
import { type Schedule, type ScheduleDefinition, compileSchedule, russianCalendar } from './index.js';

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
const nightly = (timeZone: string): Schedule => {
  const night: [string, string][] = [['22:00', '06:00']];
  const weekly = { mon: night, tue: night, wed: night, thu: night, fri: night, sat: night, sun: night };
  return compileSchedule({ timeZone, weekly, calendar: null });
};
const roundTheClock = (extra: Partial<ScheduleDefinition> = {}): Schedule => {
  const all: [string, string][] = [['00:00', '24:00']];
  const weekly = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all };
  return compileSchedule({ timeZone: 'Europe/Moscow', weekly, calendar: null, ...extra });
};

describe('the moderation window', () => {
  it('is half-open', () => {
    expect(desk.isOpen(moscow('2026-11-20T07:59:59.999'))).toBe(false);
    expect(desk.isOpen(moscow('2026-11-20T08:00:00'))).toBe(true);
    expect(desk.isOpen(moscow('2026-11-20T19:59:59.999'))).toBe(true);
    expect(desk.isOpen(moscow('2026-11-20T20:00:00'))).toBe(false);
  });

  it('carries what is left of Friday over to Monday', () => {
    const due = (local: string): Date => desk.addWorkingTime(moscow(local), HOUR);
    expect(due('2026-11-20T19:00:00')).toEqual(moscow('2026-11-20T20:00:00'));
    expect(due('2026-11-20T19:00:00.001')).toEqual(moscow('2026-11-23T08:00:00.001'));
    expect(due('2026-11-20T19:59:59')).toEqual(moscow('2026-11-23T08:59:59'));
    expect(due('2026-11-20T20:00:00')).toEqual(moscow('2026-11-23T09:00:00'));
    expect(due('2026-11-22T03:00:00')).toEqual(moscow('2026-11-23T09:00:00'));
  });

  it('stays closed through the New Year holidays of 2026', () => {
    const opening = moscow('2026-01-12T08:00:00');
    for (const at of [
      '2025-12-30T20:00:00',
      '2025-12-31T12:00:00',
      '2026-01-01T00:00:00',
      '2026-01-09T12:00:00',
    ]) {
      expect(desk.isOpen(moscow(at))).toBe(false);
      expect(desk.nextOpening(moscow(at))).toEqual(opening);
    }
    expect(desk.addWorkingTime(moscow('2025-12-30T19:30:00'), HOUR)).toEqual(moscow('2026-01-12T08:30:00'));
    expect(desk.workingTimeBetween(moscow('2025-12-30T19:30:00'), moscow('2026-01-12T09:00:00'))).toBe(
      1.5 * HOUR,
    );
  });

  it.each(['2024-04-27', '2024-11-02', '2024-12-28', '2025-11-01', '2027-02-20'])(
    'works on the Saturday %s, in full though it is shortened elsewhere',
    (date) => {
      expect(moscow(`${date}T12:00:00`).getUTCDay()).toBe(6);
      expect(desk.windowAt(moscow(`${date}T12:00:00`))).toEqual({
        from: moscow(`${date}T08:00:00`),
        to: moscow(`${date}T20:00:00`),
      });
    },
  );

  it.each(['2026-05-11', '2026-03-09', '2024-04-29', '2027-11-05'])(
    'rests on the moved day off %s',
    (date) => {
      expect([1, 2, 3, 4, 5]).toContain(moscow(`${date}T12:00:00`).getUTCDay());
      expect(desk.windowAt(moscow(`${date}T12:00:00`))).toBeNull();
    },
  );

  it('lists its openings, the end left out', () => {
    expect(desk.openingsBetween(moscow('2026-05-08T08:00:00'), moscow('2026-05-13T08:00:00'))).toEqual([
      moscow('2026-05-08T08:00:00'),
      moscow('2026-05-12T08:00:00'),
    ]);
    expect(desk.openingsBetween(moscow('2025-12-30T08:00:01'), moscow('2026-01-12T08:00:01'))).toEqual([
      moscow('2026-01-12T08:00:00'),
    ]);
  });

  it('counts back with a minus', () => {
    const [friday, monday] = [moscow('2026-11-20T19:00:00'), moscow('2026-11-23T10:00:00')];
    expect(desk.workingTimeBetween(friday, monday)).toBe(3 * HOUR);
    expect(desk.workingTimeBetween(monday, friday)).toBe(-3 * HOUR);
  });
});

describe('hours over midnight', () => {
  it('are seven hours on the night the clock goes forward and nine when it goes back', () => {
    const nights = [
      ['Europe/Berlin', '2026-03-28T21:00:00Z', 7, '2026-03-29T04:00:00Z'],
      ['Europe/Berlin', '2026-10-24T20:00:00Z', 9, '2026-10-25T05:00:00Z'],
      ['Europe/Berlin', '2026-11-01T21:00:00Z', 8, '2026-11-02T05:00:00Z'],
      ['America/New_York', '2026-03-08T03:00:00Z', 7, '2026-03-08T10:00:00Z'],
      ['America/New_York', '2026-11-01T02:00:00Z', 9, '2026-11-01T11:00:00Z'],
    ] as const;
    for (const [zone, from, hours, to] of nights) {
      const schedule = nightly(zone);
      expect(schedule.windowAt(new Date(from))).toEqual({ from: new Date(from), to: new Date(to) });
      expect(schedule.workingTimeBetween(new Date(from), new Date(to))).toBe(hours * HOUR);
      expect(schedule.addWorkingTime(new Date(from), hours * HOUR)).toEqual(new Date(to));
    }
  });

  it('last through the repeated hour when they end with it', () => {
    const hours: [string, string][] = [['18:00', '03:00']];
    const schedule = compileSchedule({ timeZone: 'Europe/Berlin', weekly: { sat: hours }, calendar: null });
    expect(schedule.windowAt(new Date('2026-10-25T01:59:59.999Z'))).toEqual({
      from: new Date('2026-10-24T16:00:00Z'),
      to: new Date('2026-10-25T02:00:00Z'),
    });
  });

  it('open at the change when their time is skipped, and once when it comes twice', () => {
    const hours: [string, string][] = [['02:30', '04:00']];
    const schedule = compileSchedule({ timeZone: 'Europe/Berlin', weekly: { sun: hours }, calendar: null });
    expect(schedule.windowAt(new Date('2026-03-29T01:30:00Z'))).toEqual({
      from: new Date('2026-03-29T01:00:00Z'),
      to: new Date('2026-03-29T02:00:00Z'),
    });
    expect(schedule.windowAt(new Date('2026-10-25T01:10:00Z'))).toEqual({
      from: new Date('2026-10-25T00:30:00Z'),
      to: new Date('2026-10-25T03:00:00Z'),
    });
    const skipped = compileSchedule({
      timeZone: 'Europe/Berlin',
      weekly: { sun: [['02:00', '03:00']] },
      calendar: null,
    });
    expect(
      skipped.openingsBetween(new Date('2026-03-23T00:00:00Z'), new Date('2026-04-06T00:00:00Z')),
    ).toEqual([new Date('2026-04-05T00:00:00Z')]);
  });

  it('go on into a closed day and into the next year as one window', () => {
    const schedule = compileSchedule(
      {
        timeZone: 'Europe/Moscow',
        weekly: { thu: [['22:00', '06:00']] },
        calendar: 'RU',
        onHoliday: [['22:00', '06:00']],
      },
      russianCalendar,
    );
    const newYear = { from: moscow('2025-12-31T22:00:00'), to: moscow('2026-01-01T06:00:00') };
    expect(schedule.windowAt(moscow('2025-12-31T23:00:00'))).toEqual(newYear);
    expect(schedule.windowAt(moscow('2026-01-01T01:00:00'))).toEqual(newYear);
    expect(schedule.openingsBetween(moscow('2025-12-31T00:00:00'), moscow('2026-01-02T00:00:00'))).toEqual([
      newYear.from,
      moscow('2026-01-01T22:00:00'),
    ]);
    expect(schedule.addWorkingTime(moscow('2025-12-31T22:00:00'), 8 * HOUR)).toEqual(newYear.to);
  });
});

describe('round the clock', () => {
  it('has no edges and no openings', () => {
    const schedule = roundTheClock();
    expect(schedule.windowAt(moscow('2026-07-01T12:00:00'))).toEqual({ from: null, to: null });
    expect(schedule.openingsBetween(moscow('2025-07-01T00:00:00'), moscow('2027-07-01T00:00:00'))).toEqual(
      [],
    );
    expect(schedule.addWorkingTime(moscow('2025-07-01T00:00:00'), 365 * 24 * HOUR)).toEqual(
      moscow('2026-07-01T00:00:00'),
    );
  });

  it('ends at an exception, even in another year', () => {
    const exceptions = [{ date: '2027-02-01', intervals: [], reason: 'Ремонт' }];
    const schedule = roundTheClock({ exceptions });
    expect(schedule.windowAt(moscow('2026-07-01T12:00:00'))?.to).toEqual(moscow('2027-02-01T00:00:00'));
    expect(schedule.windowAt(moscow('2028-07-01T12:00:00'))?.from).toEqual(moscow('2027-02-02T00:00:00'));
  });
});

describe('bad input', () => {
  it('is a RangeError', () => {
    expect(() => desk.isOpen(new Date(NaN))).toThrow(RangeError);
    expect(() => desk.nextOpening(new Date('1812-09-07T06:00:00Z'))).toThrow(RangeError);
    expect(() => desk.windowAt(new Date(8.64e15))).toThrow(RangeError);
    for (const wrong of [-1, 0.5, NaN, Infinity]) {
      expect(() => desk.addWorkingTime(moscow('2026-11-20T12:00:00'), wrong)).toThrow(RangeError);
    }
    expect(() => desk.addWorkingTime(moscow('2026-11-20T12:00:00'), Number.MAX_SAFE_INTEGER)).toThrow(
      RangeError,
    );
  });
});
