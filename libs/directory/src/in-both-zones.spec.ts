import { describe, expect, it } from '@jest/globals';
import { inBothZones } from './in-both-zones.js';

const MONDAY_NINE = new Date('2026-11-23T06:00:00Z');

describe('inBothZones', () => {
  it('tells Moscow time once to those who live by it', () => {
    const told = inBothZones(MONDAY_NINE, 'Europe/Moscow', 'ru');
    expect(told).toContain('понедельник, 23 ноября, 09:00');
    expect(told).not.toContain('у вас');
    expect(inBothZones(MONDAY_NINE, 'Europe/Simferopol', 'ru')).toBe(told);
  });

  it.each([
    ['Asia/Kamchatka', 'ru', 'понедельник, 23 ноября, 18:00'],
    ['Europe/Kaliningrad', 'ru', 'понедельник, 23 ноября, 08:00'],
    ['America/New_York', 'en', 'Monday, 23 November, 01:00'],
  ] as const)('adds the own time of %s', (zone, locale, own) => {
    expect(inBothZones(MONDAY_NINE, zone, locale)).toContain(own);
    expect(inBothZones(MONDAY_NINE, zone, locale)).toContain('09:00');
  });
});
