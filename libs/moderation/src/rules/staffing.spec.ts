import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type OpenHour, type StaffingTerms, staffing } from './staffing.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const terms: StaffingTerms = { termMs: HOUR, share: 0.95, handlingMs: [5 * MINUTE], seed: 7 };
/** Four weeks of the desk: Monday to Friday, 08:00–20:00. */
const weeks = (arrivals: (hour: number, day: number) => number, waiting = 0): OpenHour[] =>
  Array.from({ length: 20 }, (_, day) => day).flatMap((day) =>
    Array.from({ length: 12 }, (_, place) => ({
      hourOfWeek: (day % 5) * 24 + 8 + place,
      lengthMs: HOUR,
      arrivals: arrivals(8 + place, day),
      waiting: place === 0 ? waiting : 0,
    })),
  );
const moderatorsAt = (found: ReturnType<typeof staffing>, hourOfWeek: number): number | undefined =>
  found.find((one) => one.hourOfWeek === hourOfWeek)?.moderators;

describe('staffing', () => {
  it('needs nobody where nobody comes', () => {
    const found = staffing(
      weeks(() => 0),
      terms,
    );
    expect(found).toHaveLength(60);
    expect(found.every(({ moderators, kept }) => moderators === 0 && kept === 1)).toBe(true);
    expect(staffing([], terms)).toEqual([]);
  });

  it('counts what waits at the opening against the same hour', () => {
    // 36 waiting and 5 minutes each within the hour: three moderators finish 12 each; 34.2 of them are 95 %.
    const opening = weeks((hour) => (hour === 8 ? 36 : 0), 36);
    expect(moderatorsAt(staffing(opening, terms), 8)).toBe(3);
    const fewer = weeks((hour) => (hour === 8 ? 24 : 0), 24);
    expect(moderatorsAt(staffing(fewer, terms), 8)).toBe(2);
  });

  it('puts the people where the peak is', () => {
    const found = staffing(
      weeks((hour) => (hour === 10 ? 60 : 6)),
      terms,
    );
    expect(moderatorsAt(found, 10)).toBeGreaterThanOrEqual(3);
    expect(moderatorsAt(found, 15)).toBe(1);
  });

  it('keeps the wanted part in every hour, with no more people than things to do', () => {
    const arrivals = fc.array(fc.nat(20), { minLength: 12, maxLength: 12 });
    const handling = fc.array(fc.integer({ min: MINUTE, max: 40 * MINUTE }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(arrivals, handling, fc.nat(), (comes, handlingMs, seed) => {
        const hours = weeks((hour) => comes[hour - 8] ?? 0);
        for (const { kept, moderators, arrivals: mean } of staffing(hours, { ...terms, handlingMs, seed })) {
          expect(kept).toBeGreaterThanOrEqual(0.95);
          expect(moderators > 0).toBe(mean > 0);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('keeps what can be kept where the work outlasts the term', () => {
    const handlingMs = [30 * MINUTE, 90 * MINUTE];
    const [only] = staffing([{ hourOfWeek: 8, lengthMs: HOUR, arrivals: 400, waiting: 0 }], {
      ...terms,
      handlingMs,
    });
    expect(only?.kept).toBeGreaterThan(0.4);
    expect(only?.kept).toBeLessThan(0.6);
  });

  it('answers the same each time, as soon as a person waits for 20,000 arrivals', () => {
    // A morning peak and a quiet evening: 20,000 in four weeks.
    const busy = weeks((hour) => (hour < 12 ? 145 : 52));
    expect(busy.reduce((sum, { arrivals }) => sum + arrivals, 0)).toBeGreaterThanOrEqual(19_900);
    const first = staffing(busy, terms);
    const before = process.cpuUsage();
    expect(staffing(busy, terms)).toEqual(first);
    // A tenth of it on an idle machine: this is no measure, but would show work that grows faster than arrivals.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5_000);
  });
});
