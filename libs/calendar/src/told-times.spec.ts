import { describe, expect, it } from '@jest/globals';
import {
  MOSCOW,
  RUSSIAN_TIME_ZONES,
  type ScheduleDefinition,
  describeHours,
  formatDay,
  formatInstant,
  formatOpening,
  formatPlanned,
  formatTime,
  isTimeZone,
} from './index.js';

describe('an instant as it is told', () => {
  const monday = new Date('2026-11-23T06:00:00Z');

  it.each([
    [MOSCOW, 'ru', '09:00, 23 ноября (мск)'],
    [MOSCOW, 'en', '09:00 on 23 November (Moscow time)'],
    ['Asia/Vladivostok', 'ru', '16:00, 23 ноября (по времени: Владивосток)'],
    ['Asia/Vladivostok', 'en', '16:00 on 23 November (Vladivostok time)'],
    ['Asia/Kolkata', 'ru', '11:30, 23 ноября (UTC+5:30)'],
    ['America/New_York', 'en', '01:00 on 23 November (UTC-5)'],
    ['Europe/London', 'ru', '06:00, 23 ноября (UTC)'],
  ] as const)('in %s, %s', (zone, locale, told) => {
    expect(formatInstant(monday, zone, locale, monday)).toBe(told);
  });

  it('has a midnight of 00:00 and the offset of its season', () => {
    expect(formatInstant(new Date('2026-06-30T21:00:00Z'), MOSCOW, 'ru', monday)).toBe('00:00, 1 июля (мск)');
    expect(formatInstant(new Date('2026-07-01T12:00:00Z'), 'Europe/Berlin', 'en', monday)).toBe(
      '14:00 on 1 July (UTC+2)',
    );
    expect(formatInstant(new Date('2026-12-01T12:00:00Z'), 'Europe/Berlin', 'en', monday)).toBe(
      '13:00 on 1 December (UTC+1)',
    );
  });

  it('has its year only when it is not the current one, by the clocks of the zone', () => {
    const newYear = new Date('2026-12-31T21:30:00Z');
    expect(formatInstant(newYear, MOSCOW, 'ru', monday)).toBe('00:30, 1 января 2027 года (мск)');
    expect(formatInstant(newYear, MOSCOW, 'ru', newYear)).toBe('00:30, 1 января (мск)');
    expect(formatInstant(newYear, 'Europe/London', 'en', monday)).toBe('21:30 on 31 December (UTC)');
    expect(formatDay(newYear, MOSCOW, 'en', monday)).toBe('1 January 2027');
  });

  it('is told with its weekday where working hours begin', () => {
    const days = ['понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу', 'воскресенье'];
    for (const [later, day] of days.entries()) {
      const opening = new Date(monday.getTime() + later * 86_400_000);
      const preposition = day === 'вторник' ? 'во' : 'в';
      expect(formatOpening(opening, MOSCOW, 'ru', monday)).toBe(
        `09:00 ${preposition} ${day}, ${23 + later} ноября`,
      );
    }
    expect(formatOpening(monday, MOSCOW, 'en', monday)).toBe('09:00 on Monday, 23 November');
  });

  it('is told with its day first where something is planned', () => {
    const newYear = new Date('2026-12-31T21:30:00Z');
    expect(formatPlanned(monday, MOSCOW, 'ru', monday)).toBe('23 ноября в 09:00');
    expect(formatPlanned(newYear, MOSCOW, 'ru', monday)).toBe('1 января 2027 года в 00:30');
    expect(formatPlanned(monday, MOSCOW, 'en', monday)).toBe('23 November at 09:00');
  });

  it.each(['2014-10-25T22:00:00Z', '2010-03-27T23:00:00Z'])(
    'is right beside the change of clocks at %s',
    (at) => {
      for (const minutes of [-61, -1, 0, 1, 61]) {
        const instant = new Date(Date.parse(at) + minutes * 60_000);
        const clock = instant.toLocaleTimeString('en-GB', { timeZone: MOSCOW, timeStyle: 'short' });
        expect(formatTime(instant, MOSCOW)).toBe(clock);
      }
    },
  );

  it('is refused when there is none', () => {
    expect(() => formatInstant(new Date(NaN), MOSCOW, 'ru', monday)).toThrow(RangeError);
    expect(() => formatInstant(monday, 'Mars/Olympus', 'ru', monday)).toThrow(RangeError);
  });
});

/** Hours ahead of UTC, for zones east of it. */
const offset = (zone: string): number => {
  const local = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
  return Number(local.format(new Date('2026-11-23T02:00:00Z'))) - 2;
};

describe('time zones', () => {
  it('are those of the IANA database', () => {
    expect(['Europe/Moscow', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'].every(isTimeZone)).toBe(
      true,
    );
    expect(['', 'Moscow', '+03:00', 'Europe/Moscow ', 'x'.repeat(100), null, 3].some(isTimeZone)).toBe(false);
  });

  it('of Russia stand from west to east and have all its offsets', () => {
    expect(RUSSIAN_TIME_ZONES.map(({ id }) => offset(id))).toEqual([
      2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 11, 12,
    ]);
  });
});

const week = (weekly: ScheduleDefinition['weekly']): ScheduleDefinition => ({
  timeZone: MOSCOW,
  weekly,
  calendar: null,
});

describe('hours as they are told', () => {
  const same = (hours: [string, string][], days: readonly string[]): ScheduleDefinition =>
    week(Object.fromEntries(days.map((day) => [day, hours])));
  const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
  const ALL = [...WORKDAYS, 'sat', 'sun'];

  it.each([
    [same([['08:00', '20:00']], ALL), 'ежедневно 08:00–20:00', 'daily 08:00–20:00'],
    [same([['00:00', '24:00']], ALL), 'круглосуточно', 'round the clock'],
    [same([['00:00', '24:00']], WORKDAYS), 'пн–пт круглосуточно', 'Mon–Fri round the clock'],
    [
      week({ ...same([['09:00', '18:00']], WORKDAYS).weekly, sat: [['10:00', '16:00']] }),
      'пн–пт 09:00–18:00, сб 10:00–16:00',
      'Mon–Fri 09:00–18:00, Sat 10:00–16:00',
    ],
    [
      same(
        [
          ['14:00', '18:00'],
          ['09:00', '13:00'],
        ],
        ['mon', 'wed', 'thu'],
      ),
      'пн, ср–чт 09:00–13:00 и 14:00–18:00',
      'Mon, Wed–Thu 09:00–13:00 and 14:00–18:00',
    ],
    [week({ mon: [] }), 'по отдельному графику', 'by separate schedule'],
  ])('case %#', (definition, ru, en) => {
    expect(describeHours(definition, 'ru', new Date('2026-11-23T06:00:00Z'))).toBe(ru);
    expect(describeHours(definition, 'en', new Date('2026-11-23T06:00:00Z'))).toBe(en);
  });
});
