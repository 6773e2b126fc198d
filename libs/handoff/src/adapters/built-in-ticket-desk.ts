import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Schedules } from '#directory';
import { Clock, Ids } from '#kernel';
import { type TicketStatus, mayFollow } from '../rules/ticket-status.js';
import {
  type ChangeOutcome,
  type OpenedTicket,
  type TicketChange,
  TicketDesk,
  type TicketRequest,
} from '../ticket-desk.js';

const HOUR_MS = 3_600_000;

/** A desk without another system: tickets are rows beside the threads. */
@Injectable()
export class BuiltInTicketDesk extends TicketDesk {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly schedules: Schedules,
  ) {
    super();
  }

  async open(tx: EntityManager, request: TicketRequest): Promise<OpenedTicket> {
    const id = this.ids.next();
    const now = this.clock.now();
    const schedule = await this.schedules.moderation();
    const expectedBy = schedule.addWorkingTime(now, request.termHours * HOUR_MS);
    const [row] = await tx.query<Array<{ number: number }>>(
      `INSERT INTO ticket (id, thread_id, category_id, asker_id, status, opened_at, expected_by)
       VALUES ($1, $2, $3, $4, 'RECEIVED', $5, $6) RETURNING number`,
      [id, request.threadId, request.categoryId, request.askerId, now, expectedBy],
    );
    if (!row) throw new Error('The ticket was not written');
    await this.record(tx, id, { to: 'RECEIVED', actorId: request.actorId, note: null });
    return { id, number: row.number, expectedBy };
  }

  async change(tx: EntityManager, ticketId: string, change: TicketChange): Promise<ChangeOutcome> {
    const [ticket] = await tx.query<Array<{ threadId: string; status: TicketStatus }>>(
      'SELECT thread_id AS "threadId", status FROM ticket WHERE id = $1 FOR UPDATE',
      [ticketId],
    );
    if (!ticket) return { outcome: 'NOT_FOUND' };
    if (!mayFollow(ticket.status, change.to)) return { outcome: 'NOT_ALLOWED', status: ticket.status };
    await tx.query('UPDATE ticket SET status = $2 WHERE id = $1', [ticketId, change.to]);
    const changeId = await this.record(tx, ticketId, change);
    return { outcome: 'CHANGED', changeId, threadId: ticket.threadId };
  }

  /** Keeps the change as a row: who, when, with which words to the asker. */
  private async record(tx: EntityManager, ticketId: string, change: TicketChange): Promise<string> {
    const changeId = this.ids.next();
    await tx.query(
      `INSERT INTO ticket_status_change (id, ticket_id, status, actor_id, note, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [changeId, ticketId, change.to, change.actorId, change.note, this.clock.now()],
    );
    return changeId;
  }
}
