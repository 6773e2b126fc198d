import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { countedQuery } from './counted-query.js';

describe('a query as it is counted', () => {
  it.each([
    ['  Ёлка, ПАСПОРТ! ', 'елка паспорт'],
    ['«заявление 2-НДФЛ»', 'заявление 2 ндфл'],
    ['статус 1234567890 когда', 'статус когда'],
    ['заявка №12-345-678 где', 'заявка где'],
    ['форма 1002', 'форма 1002'],
  ])('%s is %s', (typed, counted) => {
    expect(countedQuery(typed)).toBe(counted);
  });

  it.each([
    ['nobody@veche.example паспорт'],
    ['снилс 112-233-445 95'],
    ['позвоните +7 912 345-67-89'],
    ['!!!'],
    ['12345678'],
    ['паспорт '.repeat(20)],
  ])('%s is not counted', (typed) => {
    expect(countedQuery(typed)).toBeNull();
  });

  it('never keeps five digits in a row, nor more than 100 characters', () => {
    const parts = fc.array(fc.constantFrom('паспорт', '12', '345', ' ', '-', '.', 'ё', '9'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(parts, (typed) => {
        const counted = countedQuery(typed.join('')) ?? '';
        expect(counted).not.toMatch(/\p{Nd}{5}/u);
        expect(counted.length).toBeLessThanOrEqual(100);
      }),
    );
  });
});
