import type { EntityManager } from 'typeorm';
import type { TicketStatus } from './rules/ticket-status.js';

export interface TicketRequest {
  readonly threadId: string;
  readonly categoryId: string;
  /** `null` when the question has no account behind it, as imported ones. */
  readonly askerId: string | null;
  /** Working hours of the desk in which it is to be solved (docs/product.md §7). */
  readonly termHours: number;
  readonly actorId: string;
}

export interface OpenedTicket {
  readonly id: string;
  /** What the asker names it by. */
  readonly number: number;
  readonly expectedBy: Date;
}

export interface TicketChange {
  readonly to: TicketStatus;
  readonly actorId: string | null;
  /** For the asker; never public. */
  readonly note: string | null;
}

export type ChangeOutcome =
  | { readonly outcome: 'CHANGED'; readonly changeId: string; readonly threadId: string }
  | { readonly outcome: 'NOT_ALLOWED'; readonly status: TicketStatus }
  | { readonly outcome: 'NOT_FOUND' };

/** The port to the help desk where tickets are worked on. Every method works in the caller's transaction. */
export abstract class TicketDesk {
  /** Opens a ticket as `RECEIVED`, due the term in working time of the desk from now. */
  abstract open(tx: EntityManager, request: TicketRequest): Promise<OpenedTicket>;

  /** Moves a ticket on, if the table of its statuses allows it; of two at once the second sees the first. */
  abstract change(tx: EntityManager, ticketId: string, change: TicketChange): Promise<ChangeOutcome>;
}
