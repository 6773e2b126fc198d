import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Clock, type Person, type Viewer, isModerator } from '#kernel';
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
import { DESK_CURSOR, DeskRepository, deskCursor } from '../desk.repository.js';
import { DeskTallies } from '../desk-tally.js';
import { PublishItem } from '../publish-item.js';
import { RejectItem } from '../reject-item.js';
import { ReturnItem } from '../return-item.js';
import { DeskFilterInput, toFilter } from './desk-filter.input.js';
import { DeskItemConnection, DeskItemType, toDeskItem } from './desk-item.type.js';
import * as inputs from './desk.inputs.js';
import * as results from './desk.results.js';

const key = (id: string): string => keyOf('DeskItem', id) ?? '';

@FindsNode('DeskItem')
@Resolver(() => DeskItemType)
export class DeskResolver implements NodeFinder {
  constructor(
    private readonly items: DeskRepository,
    private readonly tallies: DeskTallies,
    private readonly clock: Clock,
    private readonly publishing: PublishItem,
    private readonly returning: ReturnItem,
    private readonly rejecting: RejectItem,
  ) {}

  @Allow(isModerator)
  @Query(() => DeskItemConnection, {
    description: 'What waits: urgent first, then by due time, then by age.',
  })
  async desk(
    @Args() args: PageArgs,
    @Args('filter', { nullable: true, description: 'Which part of the desk is looked at.' })
    filter: DeskFilterInput,
    @CurrentViewer() viewer: Person,
  ): Promise<Connection<DeskItemType>> {
    const page = parsePage(args, 'desk', viewer, DESK_CURSOR);
    const onlooker = { accountId: viewer.accountId, now: this.clock.now() };
    const rows = await this.items.waiting(page, toFilter(filter), onlooker);
    return toConnection(rows, page, deskCursor, (row) => toDeskItem(row, viewer.locale));
  }

  @Allow(isModerator)
  @Query(() => Int, { description: 'How many items wait.' })
  async deskCount(): Promise<number> {
    const { waiting } = await this.tallies.at(this.clock.now());
    return waiting.reduce((sum, cell) => sum + cell.waiting, 0);
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, { description: 'Let a question or reply in.' })
  async publishItem(
    @Args('input') input: inputs.PublishItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.decided(
      await this.publishing.execute(viewer, { ...input, itemId: key(input.itemId) }),
      viewer,
    );
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, { description: 'Give a text back to its author to be changed.' })
  async returnItem(
    @Args('input') input: inputs.ReturnItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.decided(
      await this.returning.execute(viewer, { ...input, itemId: key(input.itemId) }),
      viewer,
    );
  }

  @Allow(isModerator)
  @Mutation(() => results.DecisionResult, { description: 'Reject a text with a reason.' })
  async rejectItem(
    @Args('input') input: inputs.RejectItemInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return this.decided(
      await this.rejecting.execute(viewer, { ...input, itemId: key(input.itemId) }),
      viewer,
    );
  }

  async findNode(id: string, viewer: Viewer): Promise<DeskItemType | null> {
    if (!isModerator(viewer)) return null;
    const row = await this.items.byId(id);
    return row && toDeskItem(row, viewer.locale);
  }

  private async decided(outcome: { itemId: string } | Refused, viewer: Person): Promise<object> {
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.DecisionSuccess(), {
      item: await this.findNode(outcome.itemId, viewer),
    });
  }
}
