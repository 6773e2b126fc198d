import { describe, expect, it } from '@jest/globals';
import { categoryKey, freeAddress } from './category-name.js';

describe('categoryKey', () => {
  it.each([
    ['Угол', 'Уголь'],
    ['Льготы 65+', 'Льготы 65-'],
    ['Все выплаты', 'Всё выплаты'],
    ['🏠', '🚗'],
    ['年金', '税金'],
    ['C', 'C++'],
  ])('tells %j from %j', (one, other) => expect(categoryKey(one)).not.toBe(categoryKey(other)));

  it.each([
    ['Вход', ' вход '],
    ['Льготы  65+', 'льготы\u00A065+'],
    ['Ёлки', 'Е\u0308лки'],
  ])('knows %j for %j', (one, other) => expect(categoryKey(one)).toBe(categoryKey(other)));
});

describe('freeAddress', () => {
  it('takes the first number that is free, in the room that an address has', () => {
    expect(freeAddress('ugol', new Set())).toBe('ugol');
    expect(freeAddress('ugol', new Set(['ugol', 'ugol-2']))).toBe('ugol-3');
    const long = 'a'.repeat(60);
    expect(freeAddress(long, new Set([long]))).toBe(`${'a'.repeat(58)}-2`);
  });
});
