import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ModerationStatus } from '../rules/moderation-status.js';

/** What askers did with questions of their own. */
@Injectable()
export class OwnThreadsRepository {
  /**
   * What a person asked since an instant and still stands, with the text as they typed it. Their other requests wait
   * until this transaction ends, so that two at once cannot both find nothing.
   */
  async recentlyAsked(
    tx: EntityManager,
    accountId: string,
    since: Date,
  ): Promise<Array<{ id: string; number: number; title: string; markdown: string }>> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('question of ' || $1::text, 0))`, [
      accountId,
    ]);
    return tx.query(
      `SELECT t.id, t.number, t.title, COALESCE(o.markdown, p.markdown) AS markdown
       FROM thread t JOIN post p ON p.thread_id = t.id AND p.kind = 'QUESTION'
         LEFT JOIN post_original o ON o.post_id = p.id
       WHERE t.author_id = $1 AND t.submitted_at > $2 AND t.moderation NOT IN ('WITHDRAWN', 'REJECTED')
       ORDER BY t.submitted_at DESC LIMIT 20`,
      [accountId, since],
    );
  }

  /** What a withdrawn thread was before, and why. */
  async beforeWithdrawal(
    tx: EntityManager,
    threadId: string,
  ): Promise<{ status: ModerationStatus; reasonCode: string | null; reason: string | null }> {
    const [before] = await tx.query(
      `SELECT w.from_status AS status, b.reason_code AS "reasonCode", b.reason
       FROM status_change w LEFT JOIN LATERAL (
         SELECT s.reason_code, s.reason FROM status_change s
         WHERE s.thread_id = $1 AND s.post_id IS NULL AND s.dimension = 'MODERATION' AND s.to_status = w.from_status
         ORDER BY s.changed_at DESC, s.id DESC LIMIT 1
       ) b ON true
       WHERE w.thread_id = $1 AND w.post_id IS NULL AND w.dimension = 'MODERATION' AND w.to_status = 'WITHDRAWN'
       ORDER BY w.changed_at DESC, w.id DESC LIMIT 1`,
      [threadId],
    );
    if (!before) throw new Error(`Thread ${threadId} was never withdrawn`);
    return before;
  }
}
