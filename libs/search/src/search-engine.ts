import type { Query } from '#russian';

/** In which order hits are given: the best first, or the newest activity among the good ones. */
export type SearchOrder = 'RELEVANCE' | 'DATE';

/** A place in a list of hits; `key` is the score, or the activity in milliseconds since 1970 by date. */
export interface SearchPlace {
  readonly key: number;
  readonly threadId: string;
}

export interface SearchOptions {
  readonly categoryId?: string | null;
  /** Only solved (`true`) or only unsolved (`false`) threads. */
  readonly solved?: boolean | null;
  /** Only threads with (`true`) or only without (`false`) an official answer. */
  readonly officialAnswer?: boolean | null;
  readonly order: SearchOrder;
  /** How many hits at most, from 1. */
  readonly size: number;
  /** Begin behind this place of the same query and order. */
  readonly after?: SearchPlace | null;
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

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  readonly total: SearchTotal;
  /** Beginnings of the words that were looked for, to be marked in a snippet. */
  readonly stems: readonly string[];
}

/**
 * What a search engine does for the archive (docs/product.md §5). An engine may lag behind the database:
 * whoever shows a hit checks it there.
 */
export abstract class SearchEngine {
  /** Never throws for anything typed; the time is bounded whatever was typed. */
  abstract search(query: Query, options: SearchOptions): Promise<SearchResult>;

  /**
   * Threads about the same as a text, the most alike first.
   *
   * @param text a title and a body as typed; only its most telling words are used.
   * @param only which threads are looked at; all unless told.
   */
  abstract similar(text: string, size: number, only?: SimilarOptions): Promise<readonly SearchHit[]>;

  /**
   * Brings the documents of these threads up to date with what is published, and removes those that
   * are not (any more). Idempotent, and safe from many processes at once.
   */
  abstract index(threadIds: readonly string[]): Promise<void>;

  /** Forgets these threads at once, whatever their state. */
  abstract remove(threadIds: readonly string[]): Promise<void>;
}
