import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { NotAllowedNow, ThreadChanges } from '#forum';
import type { Person, Viewer } from '#kernel';
import { Database, Jobs, NotFound, NotPermitted, Refused, parseInput, typedText } from '#platform';
import { ticketStatusChanged } from './handoff.events.js';
import { sayHandoff } from './handoff.messages.js';
import { mayChangeTicket } from './handoff.policy.js';
import { TICKET_STATUSES } from './rules/ticket-status.js';
import { TicketDesk } from './ticket-desk.js';

const input = z.object({
  ticketId: z.uuid(),
  status: z.enum(TICKET_STATUSES, 'STATUS_UNKNOWN'),
  note: typedText({ min: 0, max: 2_000, multiline: true })
    .nullish()
    .transform((text) => text || null),
});
type Change = z.output<typeof input>;

/** Staff move a ticket on; its asker is told, and a solution comes back to the thread (docs/product.md §7). */
@Injectable()
export class ChangeTicketStatus {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly desk: TicketDesk,
    private readonly changes: ThreadChanges,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<{ ticketId: string } | Refused> {
    if (!mayChangeTicket(viewer)) return new NotPermitted(viewer);
    const change = parseInput(input, typed, viewer, sayHandoff);
    if (change instanceof Refused) return change;
    return this.database.transaction((tx) => this.save(tx, viewer, change));
  }

  private async save(
    tx: EntityManager,
    person: Person,
    { ticketId, status, note }: Change,
  ): Promise<{ ticketId: string } | Refused> {
    const actorId = person.accountId;
    const changed = await this.desk.change(tx, ticketId, { to: status, actorId, note });
    if (changed.outcome === 'NOT_FOUND') return new NotFound(person);
    if (changed.outcome === 'NOT_ALLOWED') return new NotAllowedNow(person, changed.status);
    if (status === 'SOLVED') await this.solveThread(tx, changed.threadId, actorId);
    await this.jobs.emit(tx, ticketStatusChanged, { ticketId, changeId: changed.changeId });
    return { ticketId };
  }

  /** A thread that was reopened or answered meanwhile goes its own way. */
  private async solveThread(tx: EntityManager, threadId: string, actorId: string): Promise<void> {
    const thread = await this.changes.lock(tx, threadId);
    if (thread?.resolution === 'REDIRECTED') await this.changes.resolve(tx, thread, 'SOLVED', { actorId });
  }
}
