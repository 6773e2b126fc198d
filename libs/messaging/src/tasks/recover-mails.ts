import { Injectable } from '@nestjs/common';
import { Database, type Handler, Jobs, Sweep } from '#platform';
import { MAX_ATTEMPTS, deliverMail, recoverMails } from '../messaging.events.js';

/**
 * Queues again what a process was delivering when it died: the queue itself gives up on a dead process
 * only after hours, and a lease that ran out tells it within minutes.
 */
@Injectable()
@Sweep(recoverMails, '* * * * *')
export class RecoverMails implements Handler<unknown> {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  async handle(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const left: Array<{ id: string }> = await tx.query(
        `SELECT id FROM mail WHERE leased_until < now() AND sent_at IS NULL AND parked_at IS NULL
         ORDER BY leased_until LIMIT 100 FOR UPDATE SKIP LOCKED`,
      );
      for (const { id } of left) {
        await this.jobs.add(
          tx,
          deliverMail,
          { mailId: id },
          { key: `mail:${id}`, maxAttempts: MAX_ATTEMPTS },
        );
      }
    });
  }
}
