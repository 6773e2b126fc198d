import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, type Handler, Task } from '#platform';
import { Mailer, RefusedForGood } from '../mailer.js';
import { MAX_ATTEMPTS, deliverMail } from '../messaging.events.js';

interface Row {
  to_address: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  message_id: string;
  attempts: number;
}

/**
 * Delivers one queued message.
 *
 * No transaction stays open while the mail server is spoken to: that may take a minute, and would hold
 * a connection of the pool and a row lock all that time. The row is leased instead, in a statement of
 * its own, and marked as sent in another. A crash between the server's "250" and that mark sends the
 * message a second time, with the same Message-ID, by which receivers drop the double: with SMTP no
 * sender can do better (RFC 5321 §4.5.5 leaves the same gap between any two servers).
 */
@Injectable()
@Task(deliverMail)
export class DeliverMail implements Handler<{ mailId: string }> {
  constructor(
    private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    private readonly mailer: Mailer,
  ) {}

  async handle({ mailId }: { mailId: string }): Promise<void> {
    const mail = await this.lease(mailId);
    if (!mail) return;
    try {
      await this.mailer.deliver({
        to: mail.to_address,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.message_id,
        headers: mail.headers,
      });
    } catch (error) {
      await this.recordFailure(mailId, mail.attempts, error);
      return;
    }
    // What was in the message (secret links, people's words) is of no use to us any more.
    await this.database.query(
      `UPDATE mail SET sent_at = $2, leased_until = NULL, last_error = NULL, text = NULL, html = NULL
       WHERE id = $1`,
      [mailId, this.clock.now()],
    );
  }

  /** The lease is measured by the database's clock: it is about processes, not about the desk's time. */
  private async lease(mailId: string): Promise<Row | null> {
    const [rows] = (await this.database.query(
      `UPDATE mail SET leased_until = now() + interval '5 minutes', attempts = attempts + 1
       WHERE id = (
         SELECT id FROM mail
         WHERE id = $1 AND sent_at IS NULL AND parked_at IS NULL
           AND (leased_until IS NULL OR leased_until < now())
         FOR UPDATE SKIP LOCKED)
       RETURNING to_address, subject, text, html, headers, message_id, attempts`,
      [mailId],
    )) as unknown as [Row[], number];
    return rows[0] ?? null;
  }

  /** Written down where an operator sees it; thrown on, so that the queue tries again later. */
  private async recordFailure(mailId: string, attempts: number, error: unknown): Promise<void> {
    const parked = error instanceof RefusedForGood || attempts >= MAX_ATTEMPTS;
    await this.database.query(
      'UPDATE mail SET leased_until = NULL, last_error = $2, parked_at = $3 WHERE id = $1',
      [mailId, String(error).slice(0, 1_000), parked ? this.clock.now() : null],
    );
    if (!parked) throw error;
  }
}
