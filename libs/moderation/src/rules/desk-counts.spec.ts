import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type DeskFilter, HOLDERS } from '../desk-filter.js';
import { DESK_ITEM_KINDS } from '../desk-item.entity.js';
import { type DeskTally, deskCounts } from './desk-counts.js';

const CATEGORIES = ['documents', 'payments', 'sign-in'];
const REGIONS = ['RU-MOW', 'RU-PER'];
const PEOPLE = ['anna', 'boris'];

const item = fc.record({
  categoryId: fc.constantFrom(...CATEGORIES),
  kind: fc.constantFrom(...DESK_ITEM_KINDS),
  region: fc.constantFrom(...REGIONS, null),
  overdue: fc.boolean(),
  holder: fc.constantFrom(...PEOPLE, null, null),
});
type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;
const filters: fc.Arbitrary<DeskFilter> = fc.record({
  categoryId: fc.constantFrom(...CATEGORIES, null),
  kind: fc.constantFrom(...DESK_ITEM_KINDS, null),
  region: fc.constantFrom(...REGIONS, null),
  overdue: fc.boolean(),
  holder: fc.constantFrom(...HOLDERS, null),
});

/** One cell for each item: cells of one place may be any number. */
const tallyOf = (items: readonly Item[]): DeskTally => {
  const cells = items.map((each) => ({ ...each, waiting: 1, overdue: each.overdue ? 1 : 0 }));
  return {
    waiting: cells,
    held: cells.flatMap((cell) => (cell.holder ? [{ ...cell, holder: cell.holder }] : [])),
  };
};

const listed = (items: readonly Item[], filter: DeskFilter): number =>
  items.filter(
    (each) =>
      (!filter.categoryId || each.categoryId === filter.categoryId) &&
      (!filter.kind || each.kind === filter.kind) &&
      (!filter.region || each.region === filter.region) &&
      (!filter.overdue || each.overdue) &&
      (!filter.holder || each.holder === (filter.holder === 'MINE' ? 'anna' : null)),
  ).length;

describe('the counts of the desk', () => {
  it('say beside each choice how many items it would list', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), filters, (items, filter) => {
        const counts = deskCounts(tallyOf(items), filter, 'anna');
        expect(counts.waiting).toBe(listed(items, filter));
        expect(counts.overdue).toBe(listed(items, { ...filter, overdue: true }));
        expect(counts.mine).toBe(listed(items, { ...filter, holder: 'MINE' }));
        expect(counts.unclaimed).toBe(listed(items, { ...filter, holder: 'NOBODY' }));
        for (const categoryId of CATEGORIES)
          expect(counts.categories.get(categoryId) ?? 0).toBe(listed(items, { ...filter, categoryId }));
        for (const kind of DESK_ITEM_KINDS)
          expect(counts.kinds.get(kind) ?? 0).toBe(listed(items, { ...filter, kind }));
        for (const region of REGIONS)
          expect(counts.regions.get(region) ?? 0).toBe(listed(items, { ...filter, region }));
      }),
    );
  });
});
