import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Viewer } from '#kernel';
import { type Connection, type Page, parsePage, toConnection } from '#platform';
import { ArchiveEntries, type ArchiveEntry } from './archive-entries.js';
import {
  type ArchiveFilter,
  type Facets,
  SearchEngine,
  type SearchHit,
  type SearchOrder,
  type SearchPlace,
  type SearchTotal,
} from './search-engine.js';
import type { Correction } from './understanding/correction.js';
import { UnderstandQuery, type Understood, withoutPhrases } from './understanding/understand-query.js';

export interface ArchiveSearch extends ArchiveFilter {
  /** As typed: words, «phrases», `-exclusions`; anything at all is a query. */
  readonly query: string;
  readonly order?: SearchOrder | null;
  /** Look for words and phrases just as they were typed. */
  readonly literal?: boolean | null;
  /** Count the hits by what they could be narrowed to; of the first page. */
  readonly facets?: boolean | null;
  /** How many entries, 1 to 50; 20 unless told. */
  readonly first?: number | null;
  /** `endCursor` of the page before, of the same search. */
  readonly after?: string | null;
}

export interface ArchivePage extends Connection<ArchiveEntry> {
  readonly total: SearchTotal;
  /** `null` unless asked for, and behind the first page. */
  readonly facets: Facets | null;
  /** Words that something else was looked for in the place of. */
  readonly corrections: readonly Correction[];
  /** A line to try instead. */
  readonly didYouMean: string | null;
  /** Whether nothing has the quoted words one after the other, so that they were looked for apart. */
  readonly phrasesApart: boolean;
  /** Whether another engine answered than the one that is set up. */
  readonly degraded: boolean;
}

/** A page is filled up at most so often where hits are not published any more. */
const ROUNDS = 4;

/** What was found for one understanding of the line. */
interface Found {
  readonly shown: ReadonlyArray<{ readonly hit: SearchHit; readonly entry: ArchiveEntry }>;
  readonly total: SearchTotal;
  readonly facets: Facets | null;
  readonly degraded: boolean;
}

/** Search of the archive, for anyone (docs/product.md §5). */
@Injectable()
export class SearchArchive {
  constructor(
    private readonly engine: SearchEngine,
    private readonly entries: ArchiveEntries,
    private readonly understand: UnderstandQuery,
  ) {}

  /** @throws GraphQLError `BAD_USER_INPUT` for a page size or cursor that cannot be; never for the query. */
  async execute(viewer: Viewer, search: ArchiveSearch): Promise<ArchivePage> {
    const page = parsePage({ first: search.first, after: search.after }, listOf(search), viewer, [
      'score',
      'id',
    ]);
    const understood = await this.understand.execute(search.query, { literal: search.literal === true });
    const whole = await this.find(viewer, search, page, understood);
    // Behind the first page it stays as it was there: what has no hits has no further page.
    const apart = !search.literal && whole.total.count === 0 && understood.query.phrases.length > 0;
    const found = apart ? await this.find(viewer, search, page, withoutPhrases(understood)) : whole;
    const connection = toConnection(
      found.shown,
      page,
      ({ hit }) => [hit.key, hit.threadId],
      ({ entry }) => entry,
    );
    const { corrections, didYouMean } = understood;
    const { total, facets, degraded } = found;
    return { ...connection, total, facets, corrections, didYouMean, phrasesApart: apart, degraded };
  }

  private async find(
    viewer: Viewer,
    search: ArchiveSearch,
    page: Page,
    { query, stems, filter }: Understood,
  ): Promise<Found> {
    const options = {
      ...search,
      ...filter,
      order: search.order ?? 'RELEVANCE',
      size: page.size + 1,
      facets: search.facets === true,
    };
    let first: Omit<Found, 'shown'> | undefined;
    let after = placeOf(page.after);
    const shown: Array<{ hit: SearchHit; entry: ArchiveEntry }> = [];
    for (let round = 0; round < ROUNDS && shown.length <= page.size; round++) {
      const { hits, ...found } = await this.engine.search(query, { ...options, after });
      first ??= found;
      const entries = await this.entries.show(
        hits.map(({ threadId }) => threadId),
        stems,
        viewer,
      );
      for (const hit of hits) {
        const entry = entries.get(hit.threadId);
        if (entry) shown.push({ hit, entry });
      }
      after = hits.at(-1) ?? null;
      if (hits.length < options.size) break;
    }
    return { shown, total: { count: 0, exact: true }, facets: null, degraded: false, ...first };
  }
}

/** A cursor belongs to one query with its filters; of these only a digest fits into it. */
function listOf({ first: _first, after: _after, facets: _facets, order, ...search }: ArchiveSearch): string {
  const asked = JSON.stringify([order ?? 'RELEVANCE', ...Object.entries(search).filter(isGiven).sort()]);
  return `archive:${createHash('sha256').update(asked).digest('base64url').slice(0, 22)}`;
}

const isGiven = ([, value]: readonly [string, unknown]): boolean => value !== null && value !== undefined;

function placeOf(values: ReadonlyArray<string | number> | null): SearchPlace | null {
  const [key, threadId] = values ?? [];
  return typeof key === 'number' && typeof threadId === 'string' ? { key, threadId } : null;
}
