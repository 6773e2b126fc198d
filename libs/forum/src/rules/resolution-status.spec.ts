import { describe, expect, it } from '@jest/globals';
import { STANDINGS, resolutionOf } from './resolution-status.js';

const none = { standing: 'OPEN', answered: false, accepted: false, merged: false } as const;

describe('a resolution', () => {
  it('is what the question was, when nothing else is there', () => {
    expect(STANDINGS.map((standing) => resolutionOf({ ...none, standing }))).toEqual([...STANDINGS]);
  });

  it('follows from the answer that was given since, whatever the question was waiting for', () => {
    const answered = STANDINGS.map((standing) => resolutionOf({ ...none, standing, answered: true }));
    expect(answered).toEqual(['ANSWERED', 'ANSWERED', 'ANSWERED', 'SOLVED']);
  });

  it('is solved by an accepted answer, and a duplicate above all', () => {
    for (const standing of STANDINGS)
      for (const answered of [true, false]) {
        expect(resolutionOf({ ...none, standing, answered, accepted: true })).toBe('SOLVED');
        for (const accepted of [true, false])
          expect(resolutionOf({ standing, answered, accepted, merged: true })).toBe('DUPLICATE');
      }
  });
});
