import { isRussianRegion } from '#directory';
import { type CategoryRow, PUBLIC_KINDS } from '#forum';
import type { ArchiveSearch, SearchOrder } from '#search';
import { DAY_MS, beginOfDay } from '../../parts/moscow-day.js';

type PublicKind = (typeof PUBLIC_KINDS)[number];

/** What narrows a search, by its name in the address. */
export interface AskedFilters {
  /** Slug; empty for all. */
  readonly category: string;
  readonly kind: PublicKind | '';
  /** ISO 3166-2; empty for all. */
  readonly region: string;
  /** Days of Moscow, both included; empty for no bound. */
  readonly from: string;
  readonly to: string;
  readonly solved: boolean;
  readonly official: boolean;
}

/** What the address asks for. */
export interface Asked extends AskedFilters {
  readonly query: string;
  readonly order: SearchOrder;
  /** Search for what was typed, mistakes and all. */
  readonly literal: boolean;
}

export const NO_FILTERS: AskedFilters = {
  category: '',
  kind: '',
  region: '',
  from: '',
  to: '',
  solved: false,
  official: false,
};
const FILTERS = Object.keys(NO_FILTERS) as Array<keyof AskedFilters>;

/** A longer query is cut: nobody types one. */
const LONGEST_QUERY = 200;

/** Reads an address; what cannot be asked for is as if it were not there. */
export function askedOf(query: Record<string, unknown>): Asked {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name].trim() : '');
  const day = (name: string): string => (beginOfDay(text(name)) ? text(name) : '');
  return {
    query: text('q').slice(0, LONGEST_QUERY),
    category: text('category'),
    kind: PUBLIC_KINDS.find((kind) => kind === query['kind']) ?? '',
    region: isRussianRegion(text('region')) ? text('region') : '',
    from: day('from'),
    to: day('to'),
    solved: query['solved'] === '1',
    official: query['official'] === '1',
    order: query['order'] === 'DATE' ? 'DATE' : 'RELEVANCE',
    literal: query['literal'] === '1',
  };
}

/** Which filters are chosen. */
export const chosenOf = (asked: AskedFilters): Array<keyof AskedFilters> =>
  FILTERS.filter((name) => asked[name]);

/** The same without its cursor, as the use case takes it. */
export function searchOf(asked: Asked, categories: readonly CategoryRow[]): ArchiveSearch {
  const lastDay = beginOfDay(asked.to);
  return {
    query: asked.query,
    categoryId: categories.find(({ slug }) => slug === asked.category)?.id ?? null,
    kind: asked.kind || null,
    region: asked.region || null,
    from: beginOfDay(asked.from),
    to: lastDay && new Date(lastDay.getTime() + DAY_MS),
    solved: asked.solved ? true : null,
    officialAnswer: asked.official ? true : null,
    order: asked.order,
    literal: asked.literal,
  };
}

/** The address of a search, without a cursor. */
export function addressOfSearch(asked: Asked): string {
  const query = new URLSearchParams({ q: asked.query });
  for (const name of chosenOf(asked)) query.set(name, asked[name] === true ? '1' : String(asked[name]));
  if (asked.order !== 'RELEVANCE') query.set('order', asked.order);
  if (asked.literal) query.set('literal', '1');
  return `/search?${query}`;
}
