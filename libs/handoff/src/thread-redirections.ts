import { Injectable } from '@nestjs/common';
import { type Channel, Directory } from '#directory';
import { Database } from '#platform';
import type { RedirectionKind } from './redirect-thread.js';
import { type TicketRow, TicketsRepository } from './tickets.repository.js';

interface RedirectionRow {
  readonly id: string;
  readonly threadId: string;
  readonly kind: RedirectionKind;
  readonly channelId: string | null;
  readonly ticketId: string | null;
  readonly reason: string;
  readonly redirectedAt: Date;
}

/** Where a thread was sent. */
export interface ThreadRedirection {
  readonly id: string;
  readonly threadId: string;
  readonly kind: RedirectionKind;
  /** Public, as its moderator wrote it. */
  readonly reason: string;
  readonly redirectedAt: Date;
  /** The phone line of `PHONE`. */
  readonly channel: Channel | null;
  /** The ticket of `TICKET`: not public, ask `maySeeTicket` before it is shown. */
  readonly ticket: TicketRow | null;
}

const COLUMNS = `id, thread_id AS "threadId", kind, channel_id AS "channelId", ticket_id AS "ticketId", reason,
  redirected_at AS "redirectedAt"`;

/** Where threads were sent, for pages, messages and GraphQL (docs/product.md §7). */
@Injectable()
export class ThreadRedirections {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly tickets: TicketsRepository,
  ) {}

  /** Where these threads were sent the last time, in any order; those that never were are left out. */
  async latestOf(threadIds: readonly string[]): Promise<ThreadRedirection[]> {
    const rows = await this.database.read<RedirectionRow>(
      'handoff.latest-redirections',
      `SELECT DISTINCT ON (thread_id) ${COLUMNS} FROM redirection WHERE thread_id = ANY ($1::uuid[])
       ORDER BY thread_id, redirected_at DESC, id DESC`,
      [threadIds],
    );
    return this.complete(rows);
  }

  async byId(id: string): Promise<ThreadRedirection | null> {
    const rows = await this.database.read<RedirectionRow>(
      'handoff.redirection',
      `SELECT ${COLUMNS} FROM redirection WHERE id = $1`,
      [id],
    );
    return (await this.complete(rows))[0] ?? null;
  }

  private async complete(rows: readonly RedirectionRow[]): Promise<ThreadRedirection[]> {
    const channelIds = rows.flatMap(({ channelId }) => channelId ?? []);
    const ticketIds = rows.flatMap(({ ticketId }) => ticketId ?? []);
    const [channels, tickets] = await Promise.all([
      channelIds.length > 0 ? this.directory.channelsById(channelIds) : [],
      ticketIds.length > 0 ? this.tickets.byIds(ticketIds) : [],
    ]);
    return rows.map(({ channelId, ticketId, ...redirection }) => ({
      ...redirection,
      channel: channels.find(({ id }) => id === channelId) ?? null,
      ticket: tickets.find(({ id }) => id === ticketId) ?? null,
    }));
  }
}
