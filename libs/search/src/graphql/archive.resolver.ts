import { Args, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { type Viewer, anyone } from '#kernel';
import { Allow, CurrentViewer, keyOf, sayPlatform } from '#platform';
import { FindSimilar } from '../find-similar.js';
import { SearchArchive } from '../search-archive.js';
import { ArchiveConnection, ArchiveHitType, toArchiveHit } from './archive-hit.type.js';
import { SearchArchiveArgs, SimilarThreadsArgs } from './archive.args.js';

@Resolver()
export class ArchiveResolver {
  constructor(
    private readonly search: SearchArchive,
    private readonly similar: FindSimilar,
  ) {}

  @Allow(anyone)
  @Query(() => ArchiveConnection, { description: 'Published threads that have what is looked for.' })
  async searchArchive(
    @Args() { category, ...args }: SearchArchiveArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ArchiveConnection> {
    const page = await this.search.execute(viewer, { ...args, categoryId: categoryKey(category, viewer) });
    return {
      ...page,
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
}

function categoryKey(category: string | null | undefined, viewer: Viewer): string | null {
  if (category === null || category === undefined) return null;
  const key = keyOf('Category', category);
  if (key !== null) return key;
  const extensions = { code: 'BAD_USER_INPUT', reason: 'BAD_ID' };
  throw new GraphQLError(sayPlatform(viewer.locale, 'BAD_ID'), { extensions });
}
