import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids } from '#kernel';
import { Jobs, SETTINGS, type Settings } from '#platform';
import { MAX_ATTEMPTS, deliverMail } from './messaging.events.js';

export interface MailDraft {
  /** What makes the message one and the same: a second message of the same key is never sent. */
  readonly key: string;
  /** One plain address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** For example `References` (RFC 5322 §3.6.4) or `List-Unsubscribe` (RFC 2369, RFC 8058). */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The way to send mail: written down in the transaction that asks for it, delivered by a job. */
@Injectable()
export class Mails {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Queues a message: it goes out once if and only if `tx` commits, whatever crashes.
   *
   * @returns whether it is new; `false` when a message of this key was queued before.
   */
  async queue(tx: EntityManager, draft: MailDraft): Promise<boolean> {
    const mailId = this.ids.next();
    const messageId = `<${mailId}@${new URL(this.settings.publicUrl).hostname}>`;
    const { key, to, subject, text, html, headers = {} } = draft;
    const added: unknown[] = await tx.query(
      `INSERT INTO mail (id, key, to_address, subject, text, html, headers, message_id, queued_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (key) DO NOTHING RETURNING 1`,
      [mailId, key, to, subject, text, html, JSON.stringify(headers), messageId, this.clock.now()],
    );
    if (added.length === 0) return false;
    await this.jobs.add(tx, deliverMail, { mailId }, { key: `mail:${mailId}`, maxAttempts: MAX_ATTEMPTS });
    return true;
  }
}
