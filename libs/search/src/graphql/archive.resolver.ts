import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { type Viewer, anyone } from '#kernel';
import { Allow, CurrentViewer, askedFields, keyOf, sayPlatform } from '#platform';
import { FindSimilar } from '../find-similar.js';
import { QueryCounts } from '../queries/query-counts.js';
import { isWholeArchive } from '../rules/whole-archive.js';
import { SearchArchive } from '../search-archive.js';
import { SuggestQueries } from '../suggest-queries.js';
import { toFacets } from './archive-facets.type.js';
import { ArchiveConnection, ArchiveHitType, toArchiveHit } from './archive-hit.type.js';
import { SearchArchiveArgs, SearchSuggestionsArgs, SimilarThreadsArgs } from './archive.args.js';
import { SearchSuggestionType } from './search-suggestion.type.js';

@Resolver()
export class ArchiveResolver {
  constructor(
    private readonly search: SearchArchive,
    private readonly similar: FindSimilar,
    private readonly suggesting: SuggestQueries,
    private readonly counts: QueryCounts,
  ) {}

  @Allow(anyone)
  @Query(() => ArchiveConnection, { description: 'Published threads that have what is looked for.' })
  async searchArchive(
    @Args() { category, literal, ...args }: SearchArchiveArgs,
    @CurrentViewer() viewer: Viewer,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ArchiveConnection> {
    const search = {
      ...args,
      categoryId: categoryKey(category, viewer),
      literal: literal ?? false,
      // Counting costs time: it is done for those who read the counts.
      facets: askedFields(info, 'facets').length > 0,
    };
    const page = await this.search.execute(viewer, search);
    // Whether a client's reader opened anything is not known here; that there was nothing to open is.
    if (isWholeArchive(search) && page.total.count === 0) this.counts.asked(args.query, 0);
    return {
      ...page,
      corrections: [...page.corrections],
      facets: page.facets && toFacets(page.facets),
      edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toArchiveHit(node, viewer) })),
    };
  }

  @Allow(anyone)
  @Query(() => [ArchiveHitType], {
    description: 'Published threads about the same as a question being asked.',
  })
  async similarThreads(
    @Args() { title, body, first }: SimilarThreadsArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ArchiveHitType[]> {
    const entries = await this.similar.execute(viewer, { title, body: body ?? '' }, first ?? undefined);
    return entries.map((entry) => toArchiveHit(entry, viewer));
  }

  @Allow(anyone)
  @Query(() => [SearchSuggestionType], {
    description: 'Titles of published threads that have all the words, while somebody types; the best first.',
  })
  searchSuggestions(@Args() { query, first }: SearchSuggestionsArgs): Promise<SearchSuggestionType[]> {
    return this.suggesting.execute(query, first ?? undefined);
  }
}

function categoryKey(category: string | null | undefined, viewer: Viewer): string | null {
  if (category === null || category === undefined) return null;
  const key = keyOf('Category', category);
  if (key !== null) return key;
  const extensions = { code: 'BAD_USER_INPUT', reason: 'BAD_ID' };
  throw new GraphQLError(sayPlatform(viewer.locale, 'BAD_ID'), { extensions });
}
