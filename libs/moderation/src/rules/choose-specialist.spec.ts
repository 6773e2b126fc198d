import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Candidate, chooseSpecialist } from './choose-specialist.js';

const someone = (accountId: string, change: Partial<Candidate> = {}): Candidate => ({
  accountId,
  onDuty: true,
  load: 0,
  lastEscalatedAt: null,
  ...change,
});

it('takes who is on duty, then the least load, then the longest rest', () => {
  const [early, late] = [new Date('2026-11-17T08:00:00Z'), new Date('2026-11-17T09:00:00Z')];
  expect(chooseSpecialist([])).toBeNull();
  expect(chooseSpecialist([someone('a', { onDuty: false }), someone('b', { load: 9 })])).toBe('b');
  expect(chooseSpecialist([someone('a', { load: 2 }), someone('b', { load: 1 })])).toBe('b');
  expect(
    chooseSpecialist([someone('a', { lastEscalatedAt: late }), someone('b', { lastEscalatedAt: early })]),
  ).toBe('b');
  expect(chooseSpecialist([someone('a', { onDuty: false })])).toBe('a');
});

it('spreads a day evenly, whatever the order in which people are listed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 40 }), (people, questions) => {
      const loads = new Map(Array.from({ length: people }, (_, i) => [`p${i}`, 0]));
      for (let i = 0; i < questions; i++) {
        const candidates = [...loads].map(([id, load]) => someone(id, { load }));
        const chosen = chooseSpecialist(candidates.toReversed()) ?? '';
        loads.set(chosen, (loads.get(chosen) ?? 0) + 1);
      }
      return Math.max(...loads.values()) - Math.min(...loads.values()) <= 1;
    }),
  );
});
