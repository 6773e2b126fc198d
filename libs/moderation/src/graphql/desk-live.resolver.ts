import { Args, Context, Int, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { CategoriesRepository } from '#forum';
import { Clock, type Person, isModerator } from '#kernel';
import { Allow, CurrentViewer, type GraphqlContext, loaderOf } from '#platform';
import { CHANGES_AT_ONCE, type DeskChangeRow, DeskChanges } from '../desk-changes.js';
import { DeskFeed, type DeskNews } from '../desk-feed.js';
import { DeskRepository } from '../desk.repository.js';
import { DeskTallies } from '../desk-tally.js';
import { DeskChangesGone } from '../moderation.refusals.js';
import { type DeskTally, deskCounts } from '../rules/desk-counts.js';
import { DeskChangeType, DeskChangesResult, DeskChangesType, toDeskChange } from './desk-changes.type.js';
import { DeskCountsType, toDeskCounts } from './desk-counts.type.js';
import { DeskFilterInput, toFilter } from './desk-filter.input.js';
import { DeskItemType, toDeskItem } from './desk-item.type.js';

const FILTER = { nullable: true, description: 'Which part of the desk is looked at.' };

/** The desk as it changes: counts, what followed a number, and the same live. */
@Resolver(() => DeskChangesType)
export class DeskLiveResolver {
  constructor(
    private readonly clock: Clock,
    private readonly changes: DeskChanges,
    private readonly feed: DeskFeed,
    private readonly tallies: DeskTallies,
    private readonly categories: CategoriesRepository,
  ) {}

  @Allow(isModerator)
  @Query(() => DeskCountsType, { description: 'How many items wait, by every filter there is.' })
  async deskCounts(
    @Args('filter', FILTER) filter: DeskFilterInput,
    @CurrentViewer() viewer: Person,
  ): Promise<DeskCountsType> {
    return this.countsOf(await this.tallies.at(this.clock.now()), filter, viewer);
  }

  @Allow(isModerator)
  @Query(() => Int, {
    description: 'The number of the last change; ask for it before you load the desk, and go on from it.',
  })
  deskChangeNumber(): Promise<number> {
    return this.changes.latest();
  }

  @Allow(isModerator)
  @Query(() => DeskChangesResult, {
    description:
      'What changed after a number, at most a hundred changes at once: nothing is missed by who was away.',
  })
  async deskChanges(
    @Args('after', { type: () => Int, description: 'The last number that you know.' }) after: number,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const rows = await this.changes.after(after);
    return rows ? toChanges(rows, after, null, viewer) : this.gone(viewer);
  }

  @Allow(isModerator)
  @Subscription(() => DeskChangesResult, {
    description:
      'The desk live, until your session ends. Whoever names the last number they know misses nothing.',
    resolve: (news: object) => news,
  })
  deskChanged(
    @Args('after', {
      type: () => Int,
      nullable: true,
      description: 'The last number that you know; without it, news from now on.',
    })
    after: number | null,
    @CurrentViewer() viewer: Person,
  ): AsyncIterable<object> {
    return this.told(after, viewer);
  }

  @ResolveField(() => DeskCountsType, { description: 'The desk as counted when these changes were known.' })
  async counts(
    @Parent() changes: DeskChangesType,
    @Args('filter', FILTER) filter: DeskFilterInput,
    @CurrentViewer() viewer: Person,
  ): Promise<DeskCountsType> {
    return this.countsOf(changes.tally ?? (await this.tallies.at(this.clock.now())), filter, viewer);
  }

  private async *told(after: number | null, viewer: Person): AsyncGenerator<object> {
    let last = after ?? (await this.changes.latest());
    for await (const news of this.feed.follow(last)) {
      yield news ? toChanges(news.changes, last, news, viewer) : await this.gone(viewer);
      last = news?.changes.at(-1)?.number ?? last;
    }
  }

  private async countsOf(
    tally: DeskTally,
    filter: DeskFilterInput | null,
    viewer: Person,
  ): Promise<DeskCountsType> {
    const counts = deskCounts(tally, toFilter(filter), viewer.accountId);
    return toDeskCounts(counts, await this.categories.all(), viewer.locale);
  }

  private async gone(viewer: Person): Promise<DeskChangesGone> {
    return new DeskChangesGone(viewer, await this.changes.latest());
  }
}

/** The item of a change, as it is by now. */
@Resolver(() => DeskChangeType)
export class DeskChangeResolver {
  constructor(private readonly items: DeskRepository) {}

  @ResolveField(() => DeskItemType, { nullable: true, description: 'The item, as it is by now.' })
  async item(
    @Parent() change: DeskChangeType,
    @CurrentViewer() viewer: Person,
    @Context() context: GraphqlContext,
  ): Promise<DeskItemType | null> {
    // Live news is one operation that lasts: what was loaded for an earlier change would be out of date.
    const owner = context.req ? this.items : change;
    const row = await loaderOf(context, owner, (keys) => this.items.byIds(keys)).load(change.itemKey);
    return row && toDeskItem(row, viewer.locale);
  }
}

const toChanges = (
  rows: readonly DeskChangeRow[],
  after: number,
  news: DeskNews | null,
  viewer: Person,
): DeskChangesType =>
  Object.assign(new DeskChangesType(), {
    changes: rows.map((row) => toDeskChange(row, viewer.accountId)),
    latest: rows.at(-1)?.number ?? after,
    more: rows.length === CHANGES_AT_ONCE,
    tally: news?.tally ?? null,
  });
