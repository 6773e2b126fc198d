import { describe, expect, it } from '@jest/globals';
import { isDay, today, validityProblems } from './answer-validity.js';

describe('days of an official answer', () => {
  it.each([
    ['2026-11-20', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-11-31', false],
    ['0000-01-01', false],
    ['20.11.2026', false],
    ['2026-11-20T10:00', false],
  ])('%s: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  it('change at midnight in Moscow', () => {
    expect(today(new Date('2026-11-20T20:59:59.999Z'))).toBe('2026-11-20');
    expect(today(new Date('2026-11-20T21:00:00Z'))).toBe('2026-11-21');
  });

  it('are neither checked tomorrow nor over', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    const problems = (checkedOn: string, validUntil: string | null) =>
      validityProblems({ checkedOn, validUntil }, now).map(([field]) => field);
    expect(problems('2026-11-20', '2026-11-20')).toEqual([]);
    expect(problems('2026-11-01', null)).toEqual([]);
    expect(problems('2026-11-21', '2026-11-19')).toEqual(['checkedOn', 'validUntil']);
  });
});
