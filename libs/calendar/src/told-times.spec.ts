import { describe, expect, it } from '@jest/globals';
import {
  MOSCOW,
  RUSSIAN_TIME_ZONES,
  type ScheduleDefinition,
  describeHours,
  formatInstant,
  isTimeZone,
} from './index.js';

describe('an instant as it is told', () => {
  const monday = new Date('2026-11-23T06:00:00Z');

  it.each([
    [MOSCOW, 'ru', 'понедельник, 23 ноября, 09:00 (по московскому времени)'],
    [MOSCOW, 'en', 'Monday, 23 November, 09:00 (Moscow time)'],
    ['Asia/Vladivostok', 'ru', 'понедельник, 23 ноября, 16:00 (по времени: Владивосток)'],
    ['Asia/Vladivostok', 'en', 'Monday, 23 November, 16:00 (Vladivostok time)'],
    ['Asia/Kolkata', 'ru', 'понедельник, 23 ноября, 11:30 (UTC+5:30)'],
    ['America/New_York', 'en', 'Monday, 23 November, 01:00 (UTC-5)'],
    ['Europe/London', 'ru', 'понедельник, 23 ноября, 06:00 (UTC)'],
  ] as const)('in %s, %s', (zone, locale, told) => {
    expect(formatInstant(monday, zone, locale)).toBe(told);
  });

  it('has a midnight of 00:00 and the offset of its season', () => {
    expect(formatInstant(new Date('2026-06-30T21:00:00Z'), MOSCOW, 'ru')).toContain('среда, 1 июля, 00:00');
    expect(formatInstant(new Date('2026-07-01T12:00:00Z'), 'Europe/Berlin', 'en')).toContain('14:00 (UTC+2)');
    expect(formatInstant(new Date('2026-12-01T12:00:00Z'), 'Europe/Berlin', 'en')).toContain('13:00 (UTC+1)');
  });

  it('is refused when there is none', () => {
    expect(() => formatInstant(new Date(NaN), MOSCOW, 'ru')).toThrow(RangeError);
    expect(() => formatInstant(monday, 'Mars/Olympus', 'ru')).toThrow(RangeError);
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
