import { Injectable } from '@nestjs/common';
import { ThreadsRepository, isPublic, threadPath } from '#forum';
import { searchWords } from '#russian';
import { SearchEngine } from './search-engine.js';

/** What somebody may be about to type: the title of a published thread. */
export interface Suggestion {
  readonly text: string;
  /** Address of the thread on the site, from its root. */
  readonly path: string;
}

export const MOST_SUGGESTIONS = 10;
const USUAL = 8;
/** One letter begins half of all words. */
const SHORTEST = 2;
const MOST_WORDS = 8;
const MOST_CHARS = 200;

/** Titles of the archive while somebody types, for anyone (docs/product.md §5). */
@Injectable()
export class SuggestQueries {
  constructor(
    private readonly engine: SearchEngine,
    private readonly threads: ThreadsRepository,
  ) {}

  /**
   * @param typed as far as it is typed; the last word may be only begun.
   * @param first how many at most; brought into 1 to 10.
   * @returns the best first, each title once; empty for less than two letters. Never throws for what was typed.
   */
  async execute(typed: string, first: number = USUAL): Promise<Suggestion[]> {
    const size = Math.min(Math.max(Math.trunc(first) || 1, 1), MOST_SUGGESTIONS);
    const words = searchWords(typed.slice(0, MOST_CHARS)).slice(0, MOST_WORDS);
    if (words.join('').length < SHORTEST) return [];
    // Some hits may not be published any more, some titles may be the same.
    const hits = await this.engine.suggest(words, size * 2);
    if (hits.length === 0) return [];
    const rows = await this.threads.byIds(hits.map(({ threadId }) => threadId));
    const published = new Map(rows.filter(isPublic).map((row) => [row.id, row] as const));
    const byTitle = new Map<string, Suggestion>();
    for (const { threadId } of hits) {
      const row = published.get(threadId);
      if (row && !byTitle.has(row.title)) byTitle.set(row.title, { text: row.title, path: threadPath(row) });
    }
    return [...byTitle.values()].slice(0, size);
  }
}
