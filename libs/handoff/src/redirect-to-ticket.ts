import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Schedules } from '#directory';
import { Category, type Thread } from '#forum';
import type { Person, Viewer } from '#kernel';
import { Database, Idempotency, NotPermitted, Refused, parseInput } from '#platform';
import { sayHandoff } from './handoff.messages.js';
import { mayRedirect } from './handoff.policy.js';
import { RedirectThread, type Redirected, redirectionInput } from './redirect-thread.js';
import { TicketDesk } from './ticket-desk.js';

export interface RedirectedToTicket extends Redirected {
  readonly ticketId: string;
}

/** A moderator turns a question into a ticket, inside the window only (docs/product.md §4 and §7). */
@Injectable()
export class RedirectToTicket {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly schedules: Schedules,
    private readonly redirecting: RedirectThread,
    private readonly desk: TicketDesk,
  ) {}

  async execute(
    viewer: Viewer,
    typed: z.input<typeof redirectionInput>,
  ): Promise<RedirectedToTicket | Refused> {
    if (!mayRedirect(viewer)) return new NotPermitted(viewer);
    const order = parseInput(redirectionInput, typed, viewer, sayHandoff);
    if (order instanceof Refused) return order;
    const closed = await this.schedules.refuseOutsideWindow(viewer);
    if (closed) return closed;
    const { idempotencyKey: key, ...input } = order;
    const request = { person: viewer, operation: 'redirectToTicket', key, input };
    return this.database.transaction((tx) =>
      this.idempotency.once<RedirectedToTicket>(tx, request, () => this.redirect(tx, viewer, order)),
    );
  }

  private async redirect(
    tx: EntityManager,
    person: Person,
    order: z.output<typeof redirectionInput>,
  ): Promise<RedirectedToTicket | Refused> {
    let ticketId = '';
    const outcome = await this.redirecting.execute(tx, person, order, async (thread) => {
      ticketId = await this.openTicket(tx, person, thread);
      return { kind: 'TICKET', ticketId };
    });
    return outcome instanceof Refused ? outcome : { ...outcome, ticketId };
  }

  private async openTicket(tx: EntityManager, person: Person, thread: Thread): Promise<string> {
    const { ticketHours } = await tx.findOneByOrFail(Category, { id: thread.categoryId });
    const ticket = await this.desk.open(tx, {
      threadId: thread.id,
      categoryId: thread.categoryId,
      askerId: thread.authorId,
      termHours: ticketHours,
      actorId: person.accountId,
    });
    return ticket.id;
  }
}
