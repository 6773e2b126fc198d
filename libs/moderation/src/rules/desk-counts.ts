import type { DeskFilter } from '../desk-filter.js';
import type { DeskItemKind } from '../desk-item.entity.js';

interface Place {
  readonly categoryId: string;
  readonly kind: DeskItemKind;
  readonly region: string | null;
}

/** How many items of one category, kind and region wait, and how many of those are overdue. */
export interface WaitingCell extends Place {
  readonly waiting: number;
  readonly overdue: number;
}

/** How many of them one person holds. */
export interface HeldCell extends WaitingCell {
  readonly holder: string;
}

/** The whole desk, counted at one moment. */
export interface DeskTally {
  readonly waiting: readonly WaitingCell[];
  readonly held: readonly HeldCell[];
}

export interface DeskCounts {
  /** Items that fit the whole filter. */
  readonly waiting: number;
  readonly overdue: number;
  readonly mine: number;
  readonly unclaimed: number;
  readonly categories: ReadonlyMap<string, number>;
  readonly kinds: ReadonlyMap<DeskItemKind, number>;
  readonly regions: ReadonlyMap<string, number>;
}

/**
 * The number beside each choice of a filter: how many items would be listed if it were chosen and everything
 * else left as it is (docs/product.md §4).
 *
 * @param accountId whose items "mine" are
 */
export function deskCounts(tally: DeskTally, filter: DeskFilter, accountId: string): DeskCounts {
  const count = (change: DeskFilter): number => {
    let sum = 0;
    for (const number of numbersOf(tally, { ...filter, ...change }, accountId)) sum += number.count;
    return sum;
  };
  const countsBy = <K>(change: DeskFilter, keyOf: (place: Place) => K | null): Map<K, number> => {
    const counts = new Map<K, number>();
    for (const number of numbersOf(tally, { ...filter, ...change }, accountId)) {
      const key = keyOf(number.place);
      if (key !== null) counts.set(key, (counts.get(key) ?? 0) + number.count);
    }
    return counts;
  };
  return {
    waiting: count({}),
    overdue: count({ overdue: true }),
    mine: count({ holder: 'MINE' }),
    unclaimed: count({ holder: 'NOBODY' }),
    categories: countsBy({ categoryId: null }, ({ categoryId }) => categoryId),
    kinds: countsBy({ kind: null }, ({ kind }) => kind),
    regions: countsBy({ region: null }, ({ region }) => region),
  };
}

/** What each cell adds to the count of a filter; what is held takes away from what nobody holds. */
function* numbersOf(
  tally: DeskTally,
  { categoryId, kind, region, overdue, holder }: DeskFilter,
  accountId: string,
): Generator<{ place: Place; count: number }> {
  const fits = (cell: Place) =>
    (!categoryId || cell.categoryId === categoryId) &&
    (!kind || cell.kind === kind) &&
    (!region || cell.region === region);
  const of = (cell: WaitingCell) => (overdue ? cell.overdue : cell.waiting);
  if (holder !== 'MINE') {
    for (const cell of tally.waiting) if (fits(cell)) yield { place: cell, count: of(cell) };
  }
  if (!holder) return;
  for (const cell of tally.held) {
    if (!fits(cell)) continue;
    if (holder === 'NOBODY') yield { place: cell, count: -of(cell) };
    else if (cell.holder === accountId) yield { place: cell, count: of(cell) };
  }
}
