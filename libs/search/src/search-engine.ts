import type { ThreadKind } from '#forum';
import type { SoughtQuery, SoughtWord } from '#russian';

/** In which order hits are given: the best first, or the newest activity among the good ones. */
export type SearchOrder = 'RELEVANCE' | 'DATE';

/** A place in a list of hits; `key` is the score, or the activity in milliseconds since 1970 by date. */
export interface SearchPlace {
  readonly key: number;
  readonly threadId: string;
}

/** What is looked at; a filter that is absent or `null` leaves nothing out. */
export interface ArchiveFilter {
  readonly categoryId?: string | null;
  readonly kind?: ThreadKind | null;
  /** Only solved (`true`) or only unsolved (`false`) threads. */
  readonly solved?: boolean | null;
  /** Only threads with (`true`) or only without (`false`) an official answer. */
  readonly officialAnswer?: boolean | null;
  /** ISO 3166-2. */
  readonly region?: string | null;
  /** Latest activity at or after this instant. */
  readonly from?: Date | null;
  /** Latest activity before this instant. */
  readonly to?: Date | null;
}

export interface SearchOptions extends ArchiveFilter {
  readonly order: SearchOrder;
  /** How many hits at most, from 1. */
  readonly size: number;
  /** Begin behind this place of the same query and order. */
  readonly after?: SearchPlace | null;
  /** Whether hits are counted by what they could be narrowed to. */
  readonly facets?: boolean;
}

export interface SimilarOptions extends Pick<SearchOptions, 'categoryId' | 'officialAnswer'> {
  /** Whoever ranks the threads again wants those that are hardly alike too. */
  readonly hardlyAlike?: boolean;
}

export interface SearchHit extends SearchPlace {
  /** Comparable within one query only; above 0. */
  readonly score: number;
}

/** How many threads were found. What is counted can be paged through. */
export interface SearchTotal {
  readonly count: number;
  /** `false` when there are more than `count`, which is then a lower bound. */
  readonly exact: boolean;
}

/** How many hits have each value; values of none are left out. */
export type FacetCounts<V> = ReadonlyMap<V, number>;

/** Counts of hits by what they could be narrowed to, the filters that were given included. */
export interface Facets {
  readonly categories: FacetCounts<string>;
  readonly kinds: FacetCounts<ThreadKind>;
  readonly solved: FacetCounts<boolean>;
  readonly official: FacetCounts<boolean>;
  readonly regions: FacetCounts<string>;
  /** `false` when more was found than was counted: each count is then a lower bound. */
  readonly exact: boolean;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  readonly total: SearchTotal;
  /** Of the first page, where they were asked for. */
  readonly facets: Facets | null;
  /** Whether another engine answered than the one that is set up (docs/product.md §5). */
  readonly degraded: boolean;
}

/**
 * What a search engine does for the archive (docs/product.md §5). An engine may lag behind the database:
 * whoever shows a hit checks it there.
 */
export abstract class SearchEngine {
  /** Never throws for anything typed; the time is bounded whatever was typed. */
  abstract search(query: SoughtQuery, options: SearchOptions): Promise<SearchResult>;

  /**
   * Threads whose titles have all the words, while somebody types.
   *
   * @param words normalised; the last one may be only begun.
   */
  abstract suggest(words: readonly string[], size: number): Promise<readonly SearchHit[]>;

  /**
   * Threads about the same as a text, the most alike first.
   *
   * @param telling its most telling words, as they were understood; some dozens at most.
   * @param only which threads are looked at; all unless told.
   */
  abstract similar(
    telling: readonly SoughtWord[],
    size: number,
    only?: SimilarOptions,
  ): Promise<readonly SearchHit[]>;

  /**
   * Brings the documents of these threads up to date with what is published, and removes those that
   * are not (any more). Idempotent, and safe from many processes at once.
   */
  abstract index(threadIds: readonly string[]): Promise<void>;

  /** Forgets these threads at once, whatever their state. */
  abstract remove(threadIds: readonly string[]): Promise<void>;
}
