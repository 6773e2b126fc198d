import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Person, type Viewer, isModerator } from '#kernel';
import {
  Allow,
  type Connection,
  CurrentViewer,
  FindsNode,
  type NodeFinder,
  PageArgs,
  Refused,
  keyOf,
  parsePage,
  toConnection,
} from '#platform';
import { ClaimItem, ClaimNext, ReleaseClaim } from '../claims.js';
import { DeskRepository } from '../desk.repository.js';
import { DeskItemConnection, DeskItemType, toDeskItem } from './desk-item.type.js';
import * as inputs from './desk.inputs.js';
import * as results from './desk.results.js';

const key = (id: string): string => keyOf('DeskItem', id) ?? '';

@FindsNode('DeskItem')
@Resolver(() => DeskItemType)
export class DeskResolver implements NodeFinder {
  constructor(
    private readonly items: DeskRepository,
    private readonly claimingNext: ClaimNext,
    private readonly claiming: ClaimItem,
    private readonly releasing: ReleaseClaim,
  ) {}

  @Allow(isModerator)
  @Query(() => DeskItemConnection, { description: 'What waits, by due time and then by age.' })
  async desk(@Args() args: PageArgs, @CurrentViewer() viewer: Person): Promise<Connection<DeskItemType>> {
    const page = parsePage(args, 'desk', viewer, ['instant', 'instant', 'id']);
    const rows = await this.items.waiting(page);
    return toConnection(
      rows,
      page,
      (row) => [row.due_at.toISOString(), row.entered_at.toISOString(), row.id],
      (row) => toDeskItem(row, viewer.locale),
    );
  }

  @Allow(isModerator)
  @Query(() => Int, { description: 'How many items wait.' })
  deskCount(): Promise<number> {
    return this.items.countWaiting();
  }

  @Allow(isModerator)
  @Mutation(() => results.ClaimNextResult, { description: 'Take the next item; others get other ones.' })
  async claimNext(@CurrentViewer() viewer: Person): Promise<object> {
    return this.claimed(await this.claimingNext.execute(viewer), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.ClaimItemResult, { description: 'Take this item, or renew your claim on it.' })
  async claimItem(
    @Args('input') input: inputs.ClaimItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.claimed(await this.claiming.execute(viewer, key(input.itemId)), viewer);
  }

  @Allow(isModerator)
  @Mutation(() => results.ReleaseClaimResult, { description: 'Give an item back to the desk.' })
  async releaseClaim(
    @Args('input') input: inputs.ReleaseClaimInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.claimed(await this.releasing.execute(viewer, key(input.itemId)), viewer);
  }

  async findNode(id: string, viewer: Viewer): Promise<DeskItemType | null> {
    if (!isModerator(viewer)) return null;
    const row = await this.items.byId(id);
    return row && toDeskItem(row, viewer.locale);
  }

  private async claimed(outcome: { itemId: string } | Refused, viewer: Person): Promise<object> {
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.ClaimSuccess(), { item: await this.findNode(outcome.itemId, viewer) });
  }
}
