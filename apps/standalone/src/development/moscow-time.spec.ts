import { describe, expect, it } from '@jest/globals';
import { asMoscow, fridayEvening, instantOfMoscow } from './moscow-time.js';

describe('moscow time', () => {
  it.each([
    ['2026-11-20 19:59:59', '2026-11-20T16:59:59.000Z'],
    ['2026-11-20T20:00', '2026-11-20T17:00:00.000Z'],
    [' 2027-01-01 00:00 ', '2026-12-31T21:00:00.000Z'],
  ])('reads %j', (typed, instant) => {
    expect(instantOfMoscow(typed)?.toISOString()).toBe(instant);
  });

  it.each(['', 'tomorrow', '2026-11-20', '2026-06-31 10:00', '2026-11-20 25:00', '2026-13-01 10:00'])(
    'takes %j for no time',
    (typed) => {
      expect(instantOfMoscow(typed)).toBeNull();
    },
  );

  it('writes what it reads', () => {
    expect(asMoscow(new Date('2026-11-20T16:59:59Z'))).toBe('2026-11-20 19:59:59');
  });

  it.each([
    ['2026-11-20T16:59:59Z', '2026-11-20T17:00:00.000Z'],
    ['2026-11-20T17:00:00Z', '2026-11-27T17:00:00.000Z'],
    ['2026-11-22T21:30:00Z', '2026-11-27T17:00:00.000Z'],
  ])('goes from %s to the Friday evening %s', (now, evening) => {
    expect(fridayEvening(new Date(now)).toISOString()).toBe(evening);
  });
});
