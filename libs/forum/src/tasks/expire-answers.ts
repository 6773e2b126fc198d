import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#kernel';
import { Database, type Handler, Jobs, Sweep } from '#platform';
import { answerExpired, expireAnswers } from '../forum.events.js';
import { today } from '../rules/answer-validity.js';
import { ThreadChanges } from '../thread-changes.js';

/** Marked and told in one transaction. */
const BATCH = 100;

/**
 * Marks official answers whose last day has passed in Moscow, at any hour: readers are told at once, and the desk
 * when it opens, by the due time of its item. The mark and the news are one transaction, so a worker that dies
 * loses neither and doubles neither. Only what is the answer of its thread now is news for the desk.
 */
@Injectable()
@Sweep(expireAnswers, '* * * * *')
export class ExpireAnswers implements Handler<unknown> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
  ) {}

  async handle(): Promise<void> {
    while ((await this.database.transaction((tx) => this.batch(tx))) === BATCH);
  }

  private async batch(tx: EntityManager): Promise<number> {
    const now = this.clock.now();
    // Threads first and then their posts, as everyone takes them; what another sweep holds is its own.
    const due: Array<{ threadId: string; postId: string }> = await tx.query(
      `SELECT t.id AS "threadId", p.id AS "postId" FROM post p JOIN thread t ON t.id = p.thread_id
       WHERE p.valid_until < $1::date AND p.valid_until IS NOT NULL AND p.expired_at IS NULL
         AND p.moderation IN ('PUBLISHED', 'PRIVATE')
       ORDER BY p.valid_until, p.id LIMIT ${BATCH} FOR UPDATE OF t SKIP LOCKED`,
      [today(now)],
    );
    for (const { threadId, postId } of due) {
      const thread = await this.changes.lock(tx, threadId);
      const [marked]: [unknown[], number] = await tx.query(
        `UPDATE post SET expired_at = $2 WHERE id = $1 AND valid_until < $3::date AND expired_at IS NULL RETURNING id`,
        [postId, now, today(now)],
      );
      if (!thread || marked.length === 0) continue;
      await this.changes.tellChanged(tx, thread);
      if (thread.officialAnswerId === postId) await this.jobs.emit(tx, answerExpired, { threadId, postId });
    }
    return due.length;
  }
}
