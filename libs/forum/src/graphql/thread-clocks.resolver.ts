import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Schedules } from '#directory';
import { Clock, type Viewer, isStaff } from '#kernel';
import {
  Allow,
  type Connection,
  CurrentViewer,
  type GraphqlContext,
  PageArgs,
  loaderOf,
  parsePage,
  toConnection,
} from '#platform';
import { maySeeDetails } from '../forum.policy.js';
import { type ThreadClock, ThreadClocksRepository } from '../thread-clocks.repository.js';
import type { ClockKind } from '../rules/clock.js';
import { ThreadsRepository } from '../threads.repository.js';
import { ClockKindEnum, ThreadClockType, toThreadClock } from './thread-clock.type.js';
import { ThreadConnection, ThreadType, toThread } from './thread.type.js';

/** The clocks of a thread, for its asker and for staff. */
@Resolver(() => ThreadType)
export class ThreadClocksResolver {
  constructor(
    private readonly clocks: ThreadClocksRepository,
    private readonly threads: ThreadsRepository,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
  ) {}

  @Allow(isStaff)
  @Query(() => ThreadConnection, {
    description:
      'Threads of whose promise the desk was warned or which are overdue, the earliest deadline first.',
  })
  async warnedThreads(
    @Args('clock', { type: () => ClockKindEnum, description: 'Which promise.' }) kind: ClockKind,
    @Args() args: PageArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Connection<ThreadType>> {
    const page = parsePage(args, `warned:${kind}`, viewer);
    const warned = await this.clocks.warned(kind, page);
    const rows = await this.threads.byIds(warned.map(({ threadId }) => threadId));
    const byId = new Map(rows.map((row) => [row.id, row]));
    const found = warned.flatMap(({ threadId, dueAt }) => {
      const row = byId.get(threadId);
      return row ? [{ row, dueAt }] : [];
    });
    return toConnection(
      found,
      page,
      ({ row, dueAt }) => [dueAt.toISOString(), row.id],
      ({ row }) => toThread(row, viewer),
    );
  }

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
