import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Schedules } from '#directory';
import { Clock, type Viewer } from '#kernel';
import { CurrentViewer, type GraphqlContext, loaderOf } from '#platform';
import { maySeeDetails } from '../forum.policy.js';
import { type ThreadClock, ThreadClocksRepository } from '../thread-clocks.repository.js';
import { ThreadClockType, toThreadClock } from './thread-clock.type.js';
import { ThreadType } from './thread.type.js';

/** The clocks of a thread, for its asker and for staff. */
@Resolver(() => ThreadType)
export class ThreadClocksResolver {
  constructor(
    private readonly clocks: ThreadClocksRepository,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
  ) {}

  @ResolveField('clocks', () => [ThreadClockType], {
    nullable: true,
    description: 'Its clocks, the decision first; the asker and staff see them. Imported threads have none.',
  })
  async clocksOf(
    @Parent() { row }: ThreadType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ThreadClockType[] | null> {
    if (!maySeeDetails(viewer, { authorId: row.author_id })) return null;
    const ofThread = loaderOf(context, this.clocks, (keys) => this.byThread(keys));
    const [found, schedule] = await Promise.all([ofThread.load(row.id), this.schedules.moderation()]);
    const now = this.clock.now();
    return (found?.clocks ?? []).map((clock) => toThreadClock(clock, schedule, now));
  }

  private async byThread(ids: readonly string[]): Promise<Array<{ id: string; clocks: ThreadClock[] }>> {
    const all = Map.groupBy(await this.clocks.ofThreads(ids), ({ threadId }) => threadId);
    return [...all].map(([id, clocks]) => ({ id, clocks }));
  }
}
