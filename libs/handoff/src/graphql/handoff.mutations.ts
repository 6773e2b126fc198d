import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type ThreadType, ThreadsRepository, toThread } from '#forum';
import type { Person } from '#kernel';
import { Allow, CurrentViewer, Refused, keyOf } from '#platform';
import { ChangeTicketStatus } from '../change-ticket-status.js';
import { mayChangeTicket, mayRedirect } from '../handoff.policy.js';
import { RedirectToPhone } from '../redirect-to-phone.js';
import { RedirectToTicket } from '../redirect-to-ticket.js';
import { TicketsRepository } from '../tickets.repository.js';
import { ChangeTicketStatusInput, RedirectToPhoneInput, RedirectToTicketInput } from './handoff.inputs.js';
import * as results from './handoff.results.js';
import { type TicketType, toTicket } from './ticket.type.js';

/** An id that is none of ours becomes a key that no row has. */
const key = (type: string, id: string): string => keyOf(type, id) ?? '';

@Resolver()
export class HandoffMutations {
  constructor(
    private readonly toTicketDesk: RedirectToTicket,
    private readonly toPhoneLine: RedirectToPhone,
    private readonly changing: ChangeTicketStatus,
    private readonly threads: ThreadsRepository,
    private readonly tickets: TicketsRepository,
  ) {}

  @Allow(mayRedirect)
  @Mutation(() => results.RedirectToTicketResult, { description: 'Turn a question into a ticket.' })
  async redirectToTicket(
    @Args('input') input: RedirectToTicketInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const threadId = key('Thread', input.threadId);
    const outcome = await this.toTicketDesk.execute(viewer, { ...input, threadId });
    if (outcome instanceof Refused) return outcome;
    const [thread, ticket] = await Promise.all([
      this.thread(outcome.threadId, viewer),
      this.ticket(outcome.ticketId),
    ]);
    return Object.assign(new results.RedirectToTicketSuccess(), { thread, ticket });
  }

  @Allow(mayRedirect)
  @Mutation(() => results.RedirectToPhoneResult, { description: 'Send the asker to a phone line.' })
  async redirectToPhone(
    @Args('input') input: RedirectToPhoneInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const threadId = key('Thread', input.threadId);
    const channelId = key('ContactChannel', input.channelId);
    const outcome = await this.toPhoneLine.execute(viewer, { ...input, threadId, channelId });
    if (outcome instanceof Refused) return outcome;
    const thread = await this.thread(outcome.threadId, viewer);
    return Object.assign(new results.RedirectToPhoneSuccess(), { thread });
  }

  @Allow(mayChangeTicket)
  @Mutation(() => results.ChangeTicketStatusResult, { description: 'Move a ticket on.' })
  async changeTicketStatus(
    @Args('input') input: ChangeTicketStatusInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.changing.execute(viewer, {
      ...input,
      ticketId: key('Ticket', input.ticketId),
    });
    if (outcome instanceof Refused) return outcome;
    const ticket = await this.ticket(outcome.ticketId);
    return Object.assign(new results.ChangeTicketStatusSuccess(), { ticket });
  }

  private async thread(id: string, viewer: Person): Promise<ThreadType | null> {
    const row = await this.threads.byId(id);
    return row && toThread(row, viewer);
  }

  private async ticket(id: string): Promise<TicketType | null> {
    const row = await this.tickets.byId(id);
    return row && toTicket(row);
  }
}
