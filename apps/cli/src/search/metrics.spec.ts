import { describe, expect, it } from '@jest/globals';
import { mean, ndcg, quantile, recall, reciprocalRank } from './metrics.js';

const JUDGED = new Map([
  ['best', 3],
  ['good', 2],
  ['fair', 1],
  ['bad', 0],
]);

describe('ndcg', () => {
  it('is what one works out by hand', () => {
    // (0/1 + 3/1.585 + 0/2 + 1/2.3219) / (3/1 + 2/1.585 + 1/2)
    expect(ndcg(['bad', 'best', 'unknown', 'fair'], JUDGED, 10)).toBeCloseTo(2.323465 / 4.76186, 5);
    // One relevant document at rank 3: 1 / log2(4).
    expect(ndcg(['x', 'y', 'a'], new Map([['a', 1]]), 10)).toBeCloseTo(0.5, 10);
  });

  it('is 1 for the best order, also where more is relevant than is looked at', () => {
    expect(ndcg(['best', 'good', 'fair'], JUDGED, 10)).toBe(1);
    expect(ndcg(['best', 'good'], JUDGED, 2)).toBe(1);
  });

  it('is 0 without hits, behind the last place looked at, and where nothing is relevant', () => {
    expect(ndcg([], JUDGED, 10)).toBe(0);
    expect(ndcg(['x', 'best'], JUDGED, 1)).toBe(0);
    expect(ndcg(['bad'], new Map([['bad', 0]]), 10)).toBe(0);
  });
});

describe('recall', () => {
  it('is the part of the relevant ones that was found', () => {
    expect(recall(['bad', 'fair', 'x', 'best'], JUDGED, 10)).toBeCloseTo(2 / 3, 10);
    expect(recall(['bad', 'fair', 'x', 'best'], JUDGED, 3)).toBeCloseTo(1 / 3, 10);
    expect(recall(['bad'], new Map([['bad', 0]]), 10)).toBe(0);
  });
});

describe('reciprocalRank', () => {
  it('looks for the first relevant one', () => {
    expect(reciprocalRank(['bad', 'x', 'fair', 'best'], JUDGED, 10)).toBeCloseTo(1 / 3, 10);
    expect(reciprocalRank(['bad', 'x', 'fair'], JUDGED, 2)).toBe(0);
  });
});

describe('quantile and mean', () => {
  it('take the values themselves', () => {
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5);
    expect(quantile([7], 0.5)).toBe(7);
    expect(quantile([], 0.5)).toBe(0);
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([])).toBe(0);
  });
});
