import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RelatedThreadsRepository, ThreadType, ThreadsRepository, isPublic, toThread } from '#forum';
import { type Viewer, isStaff } from '#kernel';
import { CurrentViewer, type GraphqlContext, dependsOn, loaderOf } from '#platform';
import { MOST_SIMILAR } from '../find-similar.js';
import { ArchiveHitType, toArchiveHit } from '../graphql/archive-hit.type.js';
import { FindSimilarTo } from './find-similar-to.js';
import { RelatedThreads } from './related-threads.js';

/** What is like a thread: for readers as it was found beforehand, for staff as it is now. */
@Resolver(() => ThreadType)
export class RelatedThreadsResolver {
  constructor(
    private readonly related: RelatedThreadsRepository,
    private readonly threads: ThreadsRepository,
    private readonly wanted: RelatedThreads,
    private readonly finding: FindSimilarTo,
  ) {}

  @ResolveField(() => [ThreadType], {
    description:
      'Published threads like this one, at most five; empty until they were looked for after a reading.',
  })
  async relatedThreads(
    @Parent() { row }: ThreadType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ThreadType[]> {
    const known = await loaderOf(context, this.related, (ids) => this.related.of(ids)).load(row.id);
    if (isPublic(row))
      this.wanted.want(row.id, known && { foundAt: known.found_at, some: known.related.length > 0 });
    const loader = loaderOf(context, this.threads, (ids) => this.threads.byIds(ids));
    const found = await Promise.all((known?.related ?? []).map((id) => loader.load(id)));
    const seen = found.flatMap((thread) =>
      thread && isPublic(thread) && thread.resolution !== 'DUPLICATE' ? [thread] : [],
    );
    const shown = seen.slice(0, MOST_SIMILAR);
    dependsOn(context, ...shown.map(({ id }) => `thread:${id}`));
    return shown.map((thread) => toThread(thread, viewer));
  }

  @ResolveField(() => [ArchiveHitType], {
    nullable: true,
    description: 'Published threads about the same, the most alike first; for staff only.',
  })
  async similarThreads(
    @Parent() { row }: ThreadType,
    @Args('first', { type: () => Int, defaultValue: MOST_SIMILAR, description: 'How many at most, 1 to 5.' })
    first: number,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ArchiveHitType[] | null> {
    if (!isStaff(viewer)) return null;
    return (await this.finding.execute(viewer, row.id, first)).map((entry) => toArchiveHit(entry, viewer));
  }
}
