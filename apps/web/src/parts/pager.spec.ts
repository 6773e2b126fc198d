import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { numbersAround } from './pager.js';

describe('the numbers of a pager', () => {
  it.each([
    [1, 1, [1]],
    [1, 2, [1, 2]],
    [2, 3, [1, 2, 3]],
    [5, 9, [1, 4, 5, 6, 9]],
    [9, 9, [1, 8, 9]],
  ])('around %i of %i are %j', (page, pages, numbers) => {
    expect(numbersAround(page, pages)).toEqual(numbers);
  });

  it('rise, have the first, this one and the last, and lead to pages that exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (pages, at) => {
        const page = (at % pages) + 1;
        const numbers = numbersAround(page, pages);
        expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
        expect(numbers).toEqual(expect.arrayContaining([1, page, pages]));
        expect(numbers[0]).toBe(1);
        expect(numbers.at(-1)).toBe(pages);
        expect(numbers.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
