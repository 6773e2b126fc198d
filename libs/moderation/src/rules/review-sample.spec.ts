import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isDrawn } from './review-sample.js';

it('draws none, all, or about the share, always the same ones', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      (id) => !isDrawn(id, 0) && isDrawn(id, 1) && isDrawn(id, 0.5) === isDrawn(id, 0.5),
    ),
  );
  const drawn = Array.from({ length: 10_000 }, (_, i) => isDrawn(`decision ${i}`, 0.1)).filter(
    Boolean,
  ).length;
  expect(drawn).toBeGreaterThan(850);
  expect(drawn).toBeLessThan(1_150);
});

it('whom a smaller share draws a larger one draws too', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (id, a, b) => !isDrawn(id, Math.min(a, b)) || isDrawn(id, Math.max(a, b)),
    ),
  );
});
