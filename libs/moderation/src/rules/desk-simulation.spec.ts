import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Job, type Shift, workThrough } from './desk-simulation.js';

const jobsOf = (gaps: ReadonlyArray<readonly [number, number]>): Job[] => {
  let arrives = 0;
  return gaps.map(([gap, takes]) => ({ arrives: (arrives += gap), takes }));
};
const jobs = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 30 })), { maxLength: 40 }).map(jobsOf);
const shifts = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(4)), { minLength: 1, maxLength: 8 })
  .map((lengths): Shift[] => {
    let until = 0;
    return lengths.map(([length, moderators]) => ({ until: (until += length), moderators }));
  });

/** The same by looking at every tick: whoever is free takes the first that waits. */
function tickByTick(all: readonly Job[], when: readonly Shift[]): number[] {
  const ends: number[] = [];
  for (let tick = 0; tick < 3_000 && ends.length < all.length; tick++) {
    const shift = when.find(({ until }) => tick < until) ?? when.at(-1);
    for (;;) {
      const next = all[ends.length];
      const atWork = ends.filter((end) => end > tick).length;
      if (!next || next.arrives > tick || atWork >= (shift?.moderators ?? 0)) break;
      ends.push(tick + next.takes);
    }
  }
  return all.map((_, place) => ends[place] ?? Infinity);
}

describe('a desk that works through what comes', () => {
  it('agrees with a slow one that looks at every tick', () => {
    fc.assert(
      fc.property(jobs, shifts, (all, when) => {
        expect([...workThrough(all, when)]).toEqual(tickByTick(all, when));
      }),
      { numRuns: 500 },
    );
  });

  it('finishes nothing later with more moderators in any shift', () => {
    fc.assert(
      fc.property(jobs, shifts, fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }), (all, when, more) => {
        const fewer = workThrough(all, when);
        const helped = when.map((shift, place) => {
          return { ...shift, moderators: shift.moderators + (more[place] ?? 0) };
        });
        for (const [place, end] of workThrough(all, helped).entries())
          expect(end).toBeLessThanOrEqual(fewer[place] ?? Infinity);
      }),
      { numRuns: 500 },
    );
  });

  it('waits as long as Erlang’s formula of 1917 says', () => {
    // Four moderators, 0.6 arrivals a minute, 5 minutes each: 3 erlangs; C(4, 3) = 0.5094, mean wait 2.547 minutes.
    let state = 88_172_645;
    const random = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const exponential = (mean: number): number => -mean * Math.log(random());
    let arrives = 0;
    const all = Array.from({ length: 400_000 }, () => ({
      arrives: (arrives += exponential(1 / 0.6)),
      takes: exponential(5),
    }));
    const ends = workThrough(all, [{ until: 0, moderators: 4 }]);
    const waits = all.map(({ arrives: at, takes }, place) => (ends[place] ?? 0) - takes - at);
    const waiting = waits.filter((wait) => wait > 1e-6).length / waits.length;
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    expect(Math.abs(waiting - 0.5094)).toBeLessThan(0.015);
    expect(Math.abs(mean - 2.547)).toBeLessThan(0.15);
  });
});
