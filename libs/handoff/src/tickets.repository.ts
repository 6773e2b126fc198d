import { Injectable } from '@nestjs/common';
import { Database, type Page } from '#platform';
import type { TicketStatus } from './rules/ticket-status.js';

export interface TicketRow {
  readonly id: string;
  readonly number: number;
  readonly threadId: string;
  readonly askerId: string | null;
  readonly status: TicketStatus;
  readonly openedAt: Date;
  readonly expectedBy: Date;
}

export interface TicketStatusRow {
  readonly id: string;
  readonly ticketId: string;
  readonly status: TicketStatus;
  readonly note: string | null;
  readonly changedAt: Date;
}

const COLUMNS = `id, number, thread_id AS "threadId", asker_id AS "askerId", status, opened_at AS "openedAt",
  expected_by AS "expectedBy"`;
const CHANGE = 'id, ticket_id AS "ticketId", status, note, changed_at AS "changedAt"';
const HIGHEST_NUMBER = 2_147_483_647;

/** Every query on tickets. A caller that shows one asks `maySeeTicket` first. */
@Injectable()
export class TicketsRepository {
  constructor(private readonly database: Database) {}

  async byId(id: string): Promise<TicketRow | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  /** In any order; unknown ids are left out. */
  byIds(ids: readonly string[]): Promise<TicketRow[]> {
    return this.database.read(
      'handoff.tickets-by-id',
      `SELECT ${COLUMNS} FROM ticket WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
  }

  /** Tickets of a person's questions, the latest first; keyset on the number. */
  ofAsker(accountId: string, page: Page): Promise<TicketRow[]> {
    const below = Number(page.after?.[0] ?? HIGHEST_NUMBER);
    const above = Number(page.before?.[0] ?? 0);
    const order = page.backward ? 'ASC' : 'DESC';
    return this.database.read(
      `handoff.tickets-of-asker ${order}`,
      `SELECT ${COLUMNS} FROM ticket WHERE asker_id = $1 AND number < $2 AND number > $3
       ORDER BY number ${order} LIMIT $4`,
      [accountId, below, above, page.size + 1],
    );
  }

  /** The timelines of tickets, the first status first. */
  timelines(ticketIds: readonly string[]): Promise<TicketStatusRow[]> {
    return this.database.read(
      'handoff.ticket-timelines',
      `SELECT ${CHANGE} FROM ticket_status_change WHERE ticket_id = ANY ($1::uuid[]) ORDER BY changed_at, id`,
      [ticketIds],
    );
  }

  async statusChange(id: string): Promise<TicketStatusRow | null> {
    const [row] = await this.database.read<TicketStatusRow>(
      'handoff.ticket-status-change',
      `SELECT ${CHANGE} FROM ticket_status_change WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }
}
