import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Clock, type Person, type Viewer, isModerator } from '#kernel';
import {
  Allow,
  type Connection,
  CurrentViewer,
  FindsNode,
  type NodeFinder,
  PageArgs,
  parsePage,
  toConnection,
} from '#platform';
import { DESK_CURSOR, DeskRepository, deskCursor } from '../desk.repository.js';
import { DeskTallies } from '../desk-tally.js';
import { DeskFilterInput, toFilter } from './desk-filter.input.js';
import { DeskItemConnection, DeskItemType, toDeskItem } from './desk-item.type.js';

@FindsNode('DeskItem')
@Resolver(() => DeskItemType)
export class DeskResolver implements NodeFinder {
  constructor(
    private readonly items: DeskRepository,
    private readonly tallies: DeskTallies,
    private readonly clock: Clock,
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

  async findNode(id: string, viewer: Viewer): Promise<DeskItemType | null> {
    if (!isModerator(viewer)) return null;
    const row = await this.items.byId(id);
    return row && toDeskItem(row, viewer.locale);
  }
}
