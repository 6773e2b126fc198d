import { describe, expect, it } from '@jest/globals';
import { assert, date, integer, property } from 'fast-check';
import { Day, moment } from './time.js';

const SINCE_1930 = { min: new Date('1931-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
const DAY_MS = 86_400_000;
const DATE = { timeZone: 'Europe/Moscow', day: 'numeric', month: 'long', year: 'numeric' } as const;
const MINUTE = { ...DATE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

describe('moments and days of Moscow', () => {
  const ofMinute = new Intl.DateTimeFormat('ru-RU', MINUTE);
  const ofDay = new Intl.DateTimeFormat('ru-RU', DATE);
  const expectSaid = (at: Date): void => {
    expect(moment(at, 'ru')).toBe(`${ofMinute.format(at)} мск`);
    const instant = at.toISOString().replace(/\.\d+/, '');
    expect(Day({ at, locale: 'ru' }).html).toBe(`<time datetime="${instant}">${ofDay.format(at)}</time>`);
  };

  it('are said as the language says them, at any time of a day said before', () => {
    assert(
      property(date(SINCE_1930), integer({ min: -DAY_MS, max: DAY_MS }), (at, later) => {
        expectSaid(at);
        expectSaid(new Date(at.getTime() + later));
      }),
    );
  });

  // Back from summer time; for good from UTC+4 to UTC+3; on to summer time (IANA, Europe/Moscow).
  it.each(['1995-09-23T23:00:00Z', '2014-10-25T22:00:00Z', '2010-03-27T23:00:00Z'])(
    'are said right on both sides of the change of clocks at %s',
    (change) => {
      for (const minutes of [-600, -61, -1, 0, 1, 61, 600])
        expectSaid(new Date(Date.parse(change) + minutes * 60_000));
    },
  );

  it('are said in English, too', () => {
    expect(moment(new Date('2026-11-22T21:05:59Z'), 'en')).toBe('23 November 2026 at 00:05 Moscow time');
  });
});
