import { describe, expect, it } from '@jest/globals';
import { draft, facts, minutesAgo } from '../../testing/drafts.js';
import { flood } from './flood.js';

describe('flood', () => {
  const rules = { floodPosts: 3, floodMinutes: 10 };

  it('is refused until the oldest of the last posts is old enough', () => {
    const verdict = flood(draft(), facts({ rules, fullSince: minutesAgo(4) }));
    expect(verdict).toEqual({ outcome: 'REFUSE', retryAt: minutesAgo(-6) });
  });

  it.each([
    ['at that very instant', minutesAgo(10)],
    ['later', minutesAgo(11)],
    ['for who has not written so much', null],
  ])('is over %s', (_when, fullSince) => {
    expect(flood(draft(), facts({ rules, fullSince }))).toBeNull();
  });
});
