import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { definitions, durations, instants } from '../testing/arbitrary-schedules.js';
import { MinuteWalk } from '../testing/minute-walk.js';
import { compileSchedule, russianCalendar } from './index.js';

const compiled = definitions.map((definition) => ({
  walk: new MinuteWalk(definition),
  schedule: compileSchedule(definition, russianCalendar),
}));
const situations = fc.record({ compiled, at: instants, duration: durations });

describe('a schedule agrees with a walk over every minute', () => {
  it('on being open, the next opening and the end of a window', () => {
    fc.assert(
      fc.property(situations, ({ compiled: { schedule, walk }, at }) => {
        const instant = new Date(at);
        expect(schedule.isOpen(instant)).toBe(walk.isOpen(at));
        const opening = schedule.nextOpening(instant);
        expect(opening.getTime()).toBe(walk.nextOpening(at));
        expect(schedule.windowAt(instant) !== null).toBe(walk.isOpen(at));
        const to = schedule.windowAt(opening)?.to?.getTime();
        if (to !== undefined && to - at < 20 * 86_400_000) expect(to).toBe(walk.closing(opening.getTime()));
      }),
      { numRuns: 400 },
    );
  });

  it('on adding working time and on counting it', () => {
    fc.assert(
      fc.property(situations, ({ compiled: { schedule, walk }, at, duration }) => {
        const end = schedule.addWorkingTime(new Date(at), duration).getTime();
        if (duration > 0) expect(end).toBe(walk.add(at, duration));
        const later = at + duration * 3;
        expect(schedule.workingTimeBetween(new Date(at), new Date(later))).toBe(walk.between(at, later));
      }),
      { numRuns: 400 },
    );
  });

  it('on the openings of a week', () => {
    fc.assert(
      fc.property(situations, ({ compiled: { schedule, walk }, at }) => {
        const first = Math.ceil(at / 60_000);
        const expected: number[] = [];
        let before = walk.isOpen(first * 60_000 - 60_000);
        for (const [minute, open] of walk.minutes(first)) {
          if (minute >= first + 7 * 1440) break;
          if (open && !before) expected.push(minute * 60_000);
          before = open;
        }
        const found = schedule.openingsBetween(
          new Date(first * 60_000),
          new Date((first + 7 * 1440) * 60_000),
        );
        expect(found.map(Number)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });
});

describe('working time', () => {
  const long = fc.integer({ min: 0, max: 400 * 3_600_000 });

  it('counts back what was added, and ends in or at the end of a window', () => {
    fc.assert(
      fc.property(compiled, instants, long, ({ schedule }, at, duration) => {
        const end = schedule.addWorkingTime(new Date(at), duration);
        expect(schedule.workingTimeBetween(new Date(at), end)).toBe(duration);
        if (duration > 0) expect(schedule.isOpen(new Date(end.getTime() - 1))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('is monotonic in the start and in the duration', () => {
    fc.assert(
      fc.property(compiled, instants, long, durations, ({ schedule }, at, duration, more) => {
        const end = schedule.addWorkingTime(new Date(at), duration).getTime();
        expect(schedule.addWorkingTime(new Date(at + more), duration).getTime()).toBeGreaterThanOrEqual(end);
        const farther = schedule.addWorkingTime(new Date(at), duration + more).getTime();
        expect(farther).toBeGreaterThanOrEqual(end + more);
      }),
      { numRuns: 400 },
    );
  });

  it('is additive', () => {
    fc.assert(
      fc.property(compiled, instants, long, long, ({ schedule }, at, first, second) => {
        const start = new Date(at);
        const middle = schedule.addWorkingTime(start, first);
        const end = schedule.addWorkingTime(start, first + second);
        expect(schedule.addWorkingTime(middle, second)).toEqual(end);
        const parts = schedule.workingTimeBetween(start, middle) + schedule.workingTimeBetween(middle, end);
        expect(parts).toBe(schedule.workingTimeBetween(start, end));
      }),
      { numRuns: 400 },
    );
  });
});
