import { describe, expect, it } from '@jest/globals';
import { inBothZones, openingInBothZones } from './in-both-zones.js';

const MONDAY_NINE = new Date('2026-11-23T06:00:00Z');

describe('inBothZones', () => {
  it('tells Moscow time once to those who live by it', () => {
    for (const zone of ['Europe/Moscow', 'Europe/Simferopol'])
      expect(inBothZones(MONDAY_NINE, zone, 'ru', MONDAY_NINE)).toBe('09:00, 23 ноября (мск)');
  });

  it.each([
    ['Asia/Kamchatka', 'ru', '09:00, 23 ноября (мск, у вас 18:00)'],
    ['Pacific/Pago_Pago', 'ru', '09:00, 23 ноября (мск, у вас 19:00, 22 ноября)'],
    ['America/New_York', 'en', '09:00 on 23 November (Moscow time, 01:00 your time)'],
  ] as const)('adds the own time of %s', (zone, locale, told) => {
    expect(inBothZones(MONDAY_NINE, zone, locale, MONDAY_NINE)).toBe(told);
  });

  it('names the day of an opening', () => {
    expect(openingInBothZones(MONDAY_NINE, 'Asia/Kamchatka', 'ru', MONDAY_NINE)).toBe(
      '09:00 в понедельник, 23 ноября (мск, у вас 18:00)',
    );
  });
});
