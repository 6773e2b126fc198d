import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MODERATION_STATUSES, MODERATION_TRANSITIONS } from './moderation-status.js';
import { RESOLUTION_STATUSES, RESOLUTION_TRANSITIONS } from './resolution-status.js';
import { checkedTable, mayBecome } from './transition-table.js';

const next = (from: (typeof MODERATION_STATUSES)[number]) =>
  MODERATION_STATUSES.filter((to) => mayBecome(MODERATION_TRANSITIONS, from, to));

describe('transition tables', () => {
  it('refuse a state that nothing leads to', () => {
    expect(() => checkedTable<'a' | 'b' | 'c'>('a', { a: ['b'], b: [], c: ['a'] })).toThrow(/c/);
  });

  it('let a question in, back and out, and a rejected one only back to where it waited, by an undoing', () => {
    expect(next('PENDING')).toEqual(['PUBLISHED', 'PRIVATE', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'MERGED']);
    expect(next('PRIVATE')).toEqual(['PENDING']);
    expect(next('RETURNED')).toEqual(['PENDING', 'WITHDRAWN']);
    expect(next('REJECTED')).toEqual(['PENDING']);
    expect(next('WITHDRAWN')).toEqual(['PENDING', 'RETURNED']);
    // Merged before readers saw it: an undoing lets it wait again, and nothing publishes it.
    expect(next('MERGED')).toEqual(['PENDING']);
  });

  it('never publish what is not waiting or hidden', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MODERATION_STATUSES), (from) => {
        const publishable = mayBecome(MODERATION_TRANSITIONS, from, 'PUBLISHED');
        expect(publishable).toBe(from === 'PENDING' || from === 'HIDDEN');
      }),
    );
  });

  it('never leave a state for itself, and leave no resolution without a way on', () => {
    for (const status of RESOLUTION_STATUSES) {
      expect(mayBecome(RESOLUTION_TRANSITIONS, status, status)).toBe(false);
      expect(RESOLUTION_TRANSITIONS[status].length).toBeGreaterThan(0);
    }
  });
});
