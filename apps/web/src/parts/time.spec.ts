import { describe, expect, it } from '@jest/globals';
import { assert, date, integer, property } from 'fast-check';
import { Day, moment } from './time.js';

const SINCE_1930 = { min: new Date('1931-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
const DATE = { timeZone: 'Europe/Moscow', day: 'numeric', month: 'long', year: 'numeric' } as const;
const MINUTE = { ...DATE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

describe('moments and days of Moscow', () => {
  it('are said as the language says them, at any minute of an hour said before', () => {
    const [ofMinute, ofDay] = [
      new Intl.DateTimeFormat('ru-RU', MINUTE),
      new Intl.DateTimeFormat('ru-RU', DATE),
    ];
    assert(
      property(date(SINCE_1930), integer({ min: 0, max: 3_599_999 }), (at, later) => {
        const hour = at.getTime() - (((at.getTime() % 3_600_000) + 3_600_000) % 3_600_000);
        for (const one of [at, new Date(hour + later)]) {
          expect(moment(one, 'ru')).toBe(`${ofMinute.format(one)} мск`);
          expect(Day({ at: one, locale: 'ru' }).html).toContain(`>${ofDay.format(one)}<`);
        }
      }),
    );
  });

  it('are said in English, too', () => {
    expect(moment(new Date('2026-11-22T21:05:59Z'), 'en')).toBe('23 November 2026 at 00:05 Moscow time');
  });
});
