import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CLAIM_MINUTES, claimEnd, isHeldByAnother } from './claim.js';

const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

describe('a claim', () => {
  it('keeps others away until its end and not a millisecond longer', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -3_600_000, max: 3_600_000 }), (now, offset) => {
        const item = { claimedBy: 'anna', claimedUntil: claimEnd(now) };
        const later = new Date(now.getTime() + CLAIM_MINUTES * 60_000 + offset);
        expect(isHeldByAnother(item, 'boris', later)).toBe(offset < 0);
      }),
    );
  });

  it('never keeps its holder away, nor does an unclaimed item keep anyone', () => {
    fc.assert(
      fc.property(instants, (now) => {
        expect(isHeldByAnother({ claimedBy: 'anna', claimedUntil: claimEnd(now) }, 'anna', now)).toBe(false);
        expect(isHeldByAnother({ claimedBy: null, claimedUntil: null }, 'anna', now)).toBe(false);
      }),
    );
  });
});
