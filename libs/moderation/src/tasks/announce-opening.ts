import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts, type MailAddress } from '#accounts';
import { Schedules } from '#directory';
import { Clock } from '#kernel';
import { Mails, renderMail } from '#messaging';
import { Database, type Handler, SETTINGS, type Settings, Sweep } from '#platform';
import { announceOpening } from '../moderation.events.js';
import { sayModeration } from '../moderation.messages.js';

interface Backlog {
  readonly waiting: number;
  readonly urgent: number;
  readonly overdue: number;
}

/** An opening so long ago is not announced by a desk that never announced one: it was set up in between. */
const FIRST_WITHIN_MS = 5 * 60_000;

/**
 * At each opening the moderators are told how much waits (docs/product.md §4). The row of the opening and the
 * messages are one transaction: each opening is announced once, by whichever process comes first, and by a process
 * that starts late as long as the window is open. Nothing has to be sorted: the desk is kept in its order.
 */
@Injectable()
@Sweep(announceOpening, '* * * * *')
export class AnnounceOpening implements Handler<unknown> {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly accounts: Accounts,
    private readonly mails: Mails,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const openedAt = (await this.schedules.moderation()).windowAt(now)?.from;
    if (!openedAt) return;
    const known = await this.database.query<{ opened_at: Date }>(
      'SELECT max(opened_at) AS opened_at FROM desk_opening',
    );
    const last = known[0]?.opened_at ?? null;
    if (last && last >= openedAt) return;
    const tell = last !== null || now.getTime() - openedAt.getTime() <= FIRST_WITHIN_MS;
    const backlog = await this.backlogAt(now);
    const moderators = tell ? await this.accounts.ofRole('MODERATOR') : [];
    await this.database.transaction(async (tx) => {
      const noted: unknown[] = await tx.query(
        `INSERT INTO desk_opening (opened_at, noted_at, waiting, urgent, overdue, told) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (opened_at) DO NOTHING RETURNING 1`,
        [openedAt, now, backlog.waiting, backlog.urgent, backlog.overdue, moderators.length],
      );
      if (noted.length === 0) return;
      for (const moderator of moderators) await this.tell(tx, moderator, openedAt, backlog);
    });
  }

  /** A question that was changed by its asker stands in its old place, but is overdue by its present deadline. */
  private async backlogAt(now: Date): Promise<Backlog> {
    const [row] = await this.database.query<Backlog>(
      `SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE i.turn = 0))::int AS urgent,
         (count(*) FILTER (WHERE COALESCE(k.due_at, i.due_at) <= $1))::int AS overdue
       FROM desk_item i LEFT JOIN thread_clock k
         ON i.kind IN ('QUESTION', 'PRIVATE_QUESTION') AND k.thread_id = i.thread_id AND k.kind = 'DECISION'
       WHERE i.closed_at IS NULL`,
      [now],
    );
    return row ?? { waiting: 0, urgent: 0, overdue: 0 };
  }

  private async tell(tx: EntityManager, to: MailAddress, openedAt: Date, backlog: Backlog): Promise<void> {
    const { locale } = to;
    const count = { count: backlog.waiting };
    await this.mails.queue(tx, {
      key: `desk-opening:${openedAt.toISOString()}:${to.id}`,
      to: to.email,
      subject: sayModeration(locale, 'openingSubject', count),
      ...renderMail({
        locale,
        greeting: sayModeration(locale, 'greeting'),
        paragraphs: [sayModeration(locale, 'opening', count)],
        facts: [
          [sayModeration(locale, 'openingUrgent'), String(backlog.urgent)],
          [sayModeration(locale, 'openingOverdue'), String(backlog.overdue)],
        ],
        action: { label: sayModeration(locale, 'openDesk'), url: `${this.settings.publicUrl}/desk` },
        footer: [sayModeration(locale, 'openingFooter')],
      }),
    });
  }
}
