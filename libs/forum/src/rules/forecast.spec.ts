import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compileSchedule } from '#calendar';
import { forecast } from './forecast.js';

const hours: [string, string][] = [['08:00', '20:00']];
const weekly = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
const desk = compileSchedule({ timeZone: 'Europe/Moscow', weekly, calendar: null }, null);
const always: [string, string][] = [['00:00', '24:00']];
const everyDay = {
  mon: always,
  tue: always,
  wed: always,
  thu: always,
  fri: always,
  sat: always,
  sun: always,
};
const roundTheClock = compileSchedule({ timeZone: 'UTC', weekly: everyDay, calendar: null }, null);
const moscow = (local: string): Date => new Date(`${local}+03:00`);
const HOUR = 3_600_000;

describe('a forecast', () => {
  it('follows the pace of the last two weeks, in working time', () => {
    // One an hour: the 12th is done in about 11.7 hours in one case of two, in 16.6 in nine of ten.
    const pace = { position: 12, departures: 120, workedMs: 120 * HOUR, termMs: 2 * HOUR };
    expect(forecast(desk, moscow('2026-11-20T19:00:00'), pace)).toEqual({
      likelyAt: moscow('2026-11-23T18:41:00'),
      latestAt: moscow('2026-11-24T11:36:00'),
    });
  });

  it('goes by the term while nothing has left the queue yet', () => {
    const pace = { position: 500, departures: 0, workedMs: 120 * HOUR, termMs: 2 * HOUR };
    const { likelyAt, latestAt } = forecast(desk, moscow('2026-11-17T10:00:00'), pace);
    expect(likelyAt < latestAt && latestAt < moscow('2026-11-17T15:00:00')).toBe(true);
  });

  it('agrees with waits that were drawn', () => {
    let seed = 20261124;
    const uniform = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (const position of [1, 2, 5, 40]) {
      const waits = Array.from({ length: 4_000 }, () =>
        Array.from({ length: position }).reduce<number>((sum) => sum - Math.log(uniform()) * HOUR, 0),
      ).sort((a, b) => a - b);
      const now = new Date('2026-11-17T10:00:00Z');
      const pace = { position, departures: 336, workedMs: 336 * HOUR, termMs: HOUR };
      const told = forecast(roundTheClock, now, pace);
      for (const [at, share] of [
        [told.likelyAt, 0.5],
        [told.latestAt, 0.9],
      ] as const) {
        const drawn = waits[Math.floor(waits.length * share)] ?? 0;
        const difference = Math.abs(at.getTime() - now.getTime() - drawn) / drawn;
        expect(difference).toBeLessThan(0.06);
      }
    }
  });

  it('comes later for a longer queue and a slower pace, and always after now', () => {
    const counts = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(counts, counts, fc.nat(5_000), (position, departures, more) => {
        const now = moscow('2026-11-20T19:59:00');
        const at = (pace: { position: number; departures: number }) =>
          forecast(desk, now, { ...pace, workedMs: 120 * HOUR, termMs: HOUR });
        const { likelyAt, latestAt } = at({ position, departures });
        expect(now < likelyAt && likelyAt <= latestAt).toBe(true);
        const longer = at({ position: position + more, departures });
        const slower = at({ position, departures: Math.max(1, departures - more) });
        for (const later of [longer, slower]) {
          expect(later.likelyAt >= likelyAt && later.latestAt >= latestAt).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
