import { describe, expect, it } from '@jest/globals';
import { synonymGroup } from './synonym-group.js';

const group = (terms: string[], share = 1) => synonymGroup.safeParse({ terms, mode: 'BOTH_WAYS', share });
const problem = (terms: string[], share?: number) => group(terms, share).error?.issues[0]?.message;

describe('a group of synonyms', () => {
  it('is taken as it is typed, without what repeats or says nothing', () => {
    expect(group([' СНИЛС ', 'снилс', 'пенсионная  карточка', '—', '']).data?.terms).toEqual([
      'СНИЛС',
      'пенсионная карточка',
    ]);
    expect(group(['ёлка', 'елка', 'сосна']).data?.terms).toEqual(['ёлка', 'сосна']);
  });

  it.each([
    ['TOO_FEW_TERMS', ['паспорт']],
    ['TOO_FEW_TERMS', ['паспорт', 'ПАСПОРТ', '!']],
    ['TOO_MANY_TERMS', Array.from({ length: 21 }, (_, n) => `слово ${n}`)],
    ['TERM_TOO_LONG', ['паспорт', 'слово '.repeat(7)]],
    ['TERM_TOO_LONG', ['паспорт', 'щ'.repeat(81)]],
    ['TERM_TOO_LONG', ['паспорт', 'a\u0000b']],
  ])('is refused with %s', (code, terms) => {
    expect(problem(terms)).toBe(code);
  });

  it.each([0, -1, 1.01, Number.NaN])('is refused with a weight of %d', (share) => {
    expect(problem(['паспорт', 'удостоверение'], share)).toBe('BAD_SHARE');
  });
});
