import { describe, expect, it } from '@jest/globals';
import { PUBLIC_SERVICE_SYNONYMS } from '#russian';
import { saySearchRules } from '../search.messages.js';
import { SYNONYM_LIMITS, synonymGroup } from './synonym-group.js';

const words = (count: number): string[] =>
  ['паспорт', 'справка', 'пособие', 'налог', 'школа', 'врач', 'пенсия', 'дом', 'штраф'].slice(0, count);
const group = (terms: readonly string[], share = 1) =>
  synonymGroup.safeParse({ terms, mode: 'BOTH_WAYS', share });
const problem = (terms: readonly string[], share?: number) => group(terms, share).error?.issues[0]?.message;

describe('a group of synonyms', () => {
  it('is taken as it is typed, without what repeats or says nothing', () => {
    expect(group([' СНИЛС ', 'снилс', 'пенсионная  карточка', '—', '']).data?.terms).toEqual([
      'СНИЛС',
      'пенсионная карточка',
    ]);
    expect(group(['ёлка', 'елка', 'сосна']).data?.terms).toEqual(['ёлка', 'сосна']);
    expect(group(words(SYNONYM_LIMITS.terms)).success).toBe(true);
    expect(group(['паспорт', 'слово '.repeat(SYNONYM_LIMITS.words)]).success).toBe(true);
  });

  it('may be any that the product ships', () => {
    for (const entry of PUBLIC_SERVICE_SYNONYMS) expect(synonymGroup.parse(entry)).toMatchObject(entry);
  });

  it.each([
    ['TOO_FEW_TERMS', ['паспорт']],
    ['TOO_FEW_TERMS', ['паспорт', 'ПАСПОРТ', '!']],
    ['TOO_MANY_TERMS', words(SYNONYM_LIMITS.terms + 1)],
    ['TERM_TOO_LONG', ['паспорт', 'слово '.repeat(SYNONYM_LIMITS.words + 1)]],
    ['TERM_TOO_LONG', ['паспорт', 'щ'.repeat(SYNONYM_LIMITS.chars + 1)]],
    ['TERM_TOO_LONG', ['паспорт', 'a\u0000b']],
    ['SAME_TERM_TWICE', ['паспорт', 'паспорта']],
  ])('is refused with %s, in words', (code, terms) => {
    expect(problem(terms)).toBe(code);
    expect(saySearchRules.has(code)).toBe(true);
  });

  it.each([0, -1, 1.01, Number.NaN])('is refused with a weight of %d', (share) => {
    expect(problem(words(2), share)).toBe('SHARE_OUT_OF_RANGE');
  });
});
