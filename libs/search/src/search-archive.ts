import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { type Viewer, isUuid } from '#kernel';
import { type Connection, Database, parsePage, toConnection } from '#platform';
import { ArchiveEntries, type ArchiveEntry } from './archive-entries.js';
import { foldHits } from './paging/fold-hits.js';
import { type FoundList, FoundLists } from './paging/found-lists.js';
import {
  type ArchiveFilter,
  type Facets,
  SearchEngine,
  type SearchOrder,
  type SearchResult,
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

/** A thread that was found, and those that ask nearly the same, for which it stands. */
export interface FoundEntry extends ArchiveEntry {
  readonly alike: readonly ArchiveEntry[];
}

export interface ArchivePage extends Connection<FoundEntry> {
  /** Counts threads, those that another one stands for too. */
  readonly total: SearchTotal;
  /** `null` unless asked for, and behind the first page. */
  readonly facets: Facets | null;
  /** Words that something else was looked for in the place of. */
  readonly corrections: readonly Correction[];
  /** A line to try instead. */
  readonly didYouMean: string | null;
  /** Whether quoted words were looked for apart: nothing has them one after the other, or they stand in a long line. */
  readonly phrasesApart: boolean;
  /** Whether another engine answered than the one that is set up. */
  readonly degraded: boolean;
}

/** How many hits can be paged through. */
const REACH = 1_000;
/** Stands in cursors of a list that had no second page. */
const NOT_KEPT = '00000000-0000-0000-0000-000000000000';

/** A list of hits with what only its first page tells. */
interface Found extends FoundList {
  /** `null` where it is not kept. */
  readonly id: string | null;
  readonly facets: Facets | null;
}

interface Shown {
  /** How many groups of the list stand up to here. */
  readonly place: number;
  readonly entry: FoundEntry;
}

/** Search of the archive, for anyone (docs/product.md §5). */
@Injectable()
export class SearchArchive {
  constructor(
    private readonly engine: SearchEngine,
    private readonly entries: ArchiveEntries,
    private readonly understand: UnderstandQuery,
    private readonly lists: FoundLists,
    private readonly database: Database,
  ) {}

  /** @throws GraphQLError `BAD_USER_INPUT` for a page size or cursor that cannot be; never for the query. */
  async execute(viewer: Viewer, search: ArchiveSearch): Promise<ArchivePage> {
    const page = parsePage({ first: search.first, after: search.after }, listOf(search), viewer, [
      'id',
      'number',
    ]);
    const understood = await this.understand.execute(search.query, { literal: search.literal === true });
    const [listId, place] = page.after ?? [null, 0];
    const start = Math.max(0, Number(place));
    // A list that is not kept any more is found anew: better a hit twice than none.
    const found = (await this.keptAs(String(listId))) ?? (await this.find(search, understood));
    const id = found.id ?? (await this.keep(found, start + page.size));
    const shown = await this.show(found.groups, start, page.size + 1, understood.stems, viewer);
    const connection = toConnection(
      shown,
      page,
      (each) => [id, each.place],
      ({ entry }) => entry,
    );
    const { corrections, didYouMean } = understood;
    const { total, facets, degraded, phrasesApart } = found;
    return { ...connection, total, facets, corrections, didYouMean, phrasesApart, degraded };
  }

  private async keptAs(id: string): Promise<Found | null> {
    const list = isUuid(id) && id !== NOT_KEPT ? await this.lists.read(id) : null;
    return list && { ...list, id, facets: null };
  }

  /** Only what has a further page is kept. */
  private async keep({ id: _id, facets: _facets, ...list }: Found, shown: number): Promise<string> {
    return list.groups.length > shown ? this.lists.keep(list) : NOT_KEPT;
  }

  private async find(search: ArchiveSearch, understood: Understood): Promise<Found> {
    const whole = await this.ask(search, understood);
    const isNowhere = !search.literal && whole.total.count === 0 && understood.query.phrases.length > 0;
    const phrasesApart = isNowhere || understood.phrasesApart;
    const { hits, ...found } = isNowhere ? await this.ask(search, withoutPhrases(understood)) : whole;
    const groups = await foldHits(
      this.database,
      hits.map(({ threadId }) => threadId),
    );
    return { ...found, id: null, groups, phrasesApart };
  }

  private ask(search: ArchiveSearch, { query, filter }: Understood): Promise<SearchResult> {
    const facets = search.facets === true && !search.after;
    const order = search.order ?? 'RELEVANCE';
    return this.engine.search(query, { ...search, ...filter, after: null, order, size: REACH, facets });
  }

  /** Of what is published now, the first so many from a place of the list on. */
  private async show(
    groups: FoundList['groups'],
    start: number,
    size: number,
    stems: readonly string[],
    viewer: Viewer,
  ): Promise<Shown[]> {
    const shown: Shown[] = [];
    for (let at = start; at < groups.length && shown.length < size; at += size) {
      const part = groups.slice(at, at + size);
      const entries = await this.entries.show(part.flat(), stems, viewer);
      for (const [i, group] of part.entries()) {
        const [best, ...alike] = group.flatMap((threadId) => entries.get(threadId) ?? []);
        if (best) shown.push({ place: at + i + 1, entry: { ...best, alike } });
      }
    }
    return shown.slice(0, size);
  }
}

/** A cursor belongs to one query with its filters; of these only a digest fits into it. */
function listOf({ first: _first, after: _after, facets: _facets, order, ...search }: ArchiveSearch): string {
  const asked = JSON.stringify([order ?? 'RELEVANCE', ...Object.entries(search).filter(isGiven).sort()]);
  return `archive:${createHash('sha256').update(asked).digest('base64url').slice(0, 22)}`;
}

const isGiven = ([, value]: readonly [string, unknown]): boolean => value !== null && value !== undefined;
