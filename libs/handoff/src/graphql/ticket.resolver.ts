import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ThreadType, ThreadsRepository, toThread } from '#forum';
import { type Person, type Viewer, isSignedIn } from '#kernel';
import {
  Allow,
  type Connection,
  CurrentViewer,
  FindsNode,
  type GraphqlContext,
  type NodeFinder,
  PageArgs,
  loaderOf,
  parsePage,
  toConnection,
} from '#platform';
import { maySeeTicket } from '../handoff.policy.js';
import { TicketsRepository } from '../tickets.repository.js';
import { TicketConnection, TicketStatusChangeType, TicketType, toTicket } from './ticket.type.js';

@FindsNode('Ticket')
@Resolver(() => TicketType)
export class TicketResolver implements NodeFinder {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly threads: ThreadsRepository,
  ) {}

  @Allow(isSignedIn)
  @Query(() => TicketConnection, { description: 'Tickets of your questions, the latest first.' })
  async myTickets(@Args() args: PageArgs, @CurrentViewer() viewer: Person): Promise<Connection<TicketType>> {
    const page = parsePage(args, `tickets:${viewer.accountId}`, viewer, ['number']);
    const rows = await this.tickets.ofAsker(viewer.accountId, page);
    return toConnection(rows, page, ({ number }) => [number], toTicket);
  }

  @ResolveField(() => [TicketStatusChangeType], { description: 'Its statuses from the first on.' })
  async timeline(
    @Parent() ticket: TicketType,
    @Context() context: GraphqlContext,
  ): Promise<TicketStatusChangeType[]> {
    const loader = loaderOf(context, this.tickets, async (ids) => {
      const byTicket = Map.groupBy(await this.tickets.timelines(ids), ({ ticketId }) => ticketId);
      return [...byTicket].map(([id, changes]) => ({ id, changes }));
    });
    const { changes = [] } = (await loader.load(ticket.row.id)) ?? {};
    return changes.map(({ status, note, changedAt }) =>
      Object.assign(new TicketStatusChangeType(), { status, note, changedAt }),
    );
  }

  @ResolveField(() => ThreadType, { description: 'The question it solves.' })
  async thread(
    @Parent() ticket: TicketType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ThreadType | null> {
    const row = await loaderOf(context, this.threads, (ids) => this.threads.byIds(ids)).load(
      ticket.row.threadId,
    );
    return row && toThread(row, viewer);
  }

  async findNode(key: string, viewer: Viewer): Promise<TicketType | null> {
    const row = await this.tickets.byId(key);
    return row && maySeeTicket(viewer, row) ? toTicket(row) : null;
  }
}
