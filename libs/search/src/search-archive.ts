import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Viewer } from '#kernel';
import { type Connection, parsePage, toConnection } from '#platform';
import { asTyped, parseQuery, stem } from '#russian';
import { ArchiveEntries, type ArchiveEntry } from './archive-entries.js';
import {
  SearchEngine,
  type SearchHit,
  type SearchOrder,
  type SearchPlace,
  type SearchTotal,
} from './search-engine.js';

export interface ArchiveSearch {
  /** As typed: words, «phrases», `-exclusions`; anything at all is a query. */
  readonly query: string;
  /** Key of a category. */
  readonly categoryId?: string | null;
  readonly solved?: boolean | null;
  readonly officialAnswer?: boolean | null;
  readonly order?: SearchOrder | null;
  /** How many entries, 1 to 50; 20 unless told. */
  readonly first?: number | null;
  /** `endCursor` of the page before, of the same search. */
  readonly after?: string | null;
}

export interface ArchivePage extends Connection<ArchiveEntry> {
  readonly total: SearchTotal;
}

/** A page is filled up at most so often where hits are not published any more. */
const ROUNDS = 4;

/** Search of the archive, for anyone (docs/product.md §5). */
@Injectable()
export class SearchArchive {
  constructor(
    private readonly engine: SearchEngine,
    private readonly entries: ArchiveEntries,
  ) {}

  /** @throws GraphQLError `BAD_USER_INPUT` for a page size or cursor that cannot be; never for the query. */
  async execute(viewer: Viewer, search: ArchiveSearch): Promise<ArchivePage> {
    const page = parsePage({ first: search.first, after: search.after }, listOf(search), viewer, [
      'score',
      'id',
    ]);
    const { words, phrases, excluded } = parseQuery(search.query);
    const query = { words: words.map(asTyped), phrases, excluded };
    const stems = [...words, ...phrases.flat()].map(stem);
    const options = { ...search, order: search.order ?? 'RELEVANCE', size: page.size + 1 };
    let total: SearchTotal | undefined;
    let after = placeOf(page.after);
    const shown: Array<{ hit: SearchHit; entry: ArchiveEntry }> = [];
    for (let round = 0; round < ROUNDS && shown.length <= page.size; round++) {
      const { hits, ...found } = await this.engine.search(query, { ...options, after });
      total ??= found.total;
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
    const connection = toConnection(
      shown,
      page,
      ({ hit }) => [hit.key, hit.threadId],
      ({ entry }) => entry,
    );
    return { ...connection, total: total ?? { count: 0, exact: true } };
  }
}

/** A cursor belongs to one query with its filters; of these only a digest fits into it. */
function listOf({ query, categoryId, solved, officialAnswer, order }: ArchiveSearch): string {
  const search = JSON.stringify([query, categoryId, solved, officialAnswer, order ?? 'RELEVANCE']);
  return `archive:${createHash('sha256').update(search).digest('base64url').slice(0, 22)}`;
}

function placeOf(values: ReadonlyArray<string | number> | null): SearchPlace | null {
  const [key, threadId] = values ?? [];
  return typeof key === 'number' && typeof threadId === 'string' ? { key, threadId } : null;
}
