import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ModerationStatus } from '#forum';
import type { DecisionKind } from './decision.entity.js';
import type { DeskItemKind } from './desk-item.entity.js';

/** A decision whose mail may leave. */
export interface Announced {
  readonly decisionId: string;
  readonly kind: DecisionKind;
  readonly itemKind: DeskItemKind;
  readonly threadId: string;
  readonly postId: string;
  /** The state of the text before. */
  readonly from: ModerationStatus;
  /** The same has been decided once more on the same item since. */
  readonly repeated: boolean;
}

/** A ground that a question has lost by a decision. */
export interface Loss {
  readonly threadId: string;
  readonly changeId: string;
  readonly ground: 'ANSWER' | 'MERGE_TARGET';
}

/** Which decisions have been announced, and what waits for that. */
@Injectable()
export class AnnouncementsRepository {
  /**
   * Marks decisions as announced that were made by `until` and stand. Where a later one on the same text, or on its
   * question, can still be undone, the earlier waits for it: what is true then is told.
   */
  async mark(tx: EntityManager, until: Date, now: Date, limit: number): Promise<Announced[]> {
    const [marked]: [Announced[], number] = await tx.query(
      `WITH due AS (
         SELECT d.id FROM decision d JOIN desk_item i ON i.id = d.item_id
         WHERE d.announced_at IS NULL AND d.undone_at IS NULL AND d.decided_at <= $1 AND NOT EXISTS (
           SELECT FROM decision l JOIN desk_item li ON li.id = l.item_id JOIN post lp ON lp.id = li.post_id
           WHERE l.announced_at IS NULL AND l.undone_at IS NULL AND l.decided_at > $1
             AND li.thread_id = i.thread_id AND (lp.id = i.post_id OR lp.kind = 'QUESTION'))
         ORDER BY d.decided_at, d.id LIMIT $3 FOR UPDATE OF d SKIP LOCKED)
       UPDATE decision d SET announced_at = $2 FROM due, desk_item i WHERE d.id = due.id AND i.id = d.item_id
       RETURNING d.id AS "decisionId", d.kind, i.kind AS "itemKind", i.thread_id AS "threadId", i.post_id AS "postId",
         d.before ->> 'moderation' AS "from", EXISTS (
           SELECT FROM decision r WHERE r.item_id = d.item_id AND r.kind = d.kind AND r.undone_at IS NULL
             AND (r.decided_at, r.id) > (d.decided_at, d.id)) AS repeated`,
      [until, now, limit],
    );
    return marked;
  }

  /** How far a decision is; held, so that it is neither announced nor undone meanwhile. */
  async stateOf(tx: EntityManager, decisionId: string): Promise<'AHEAD' | 'ANNOUNCED' | 'UNDONE'> {
    const [row]: Array<{ announced_at: Date | null; undone_at: Date | null }> = await tx.query(
      'SELECT announced_at, undone_at FROM decision WHERE id = $1 FOR SHARE',
      [decisionId],
    );
    if (!row || row.undone_at) return 'UNDONE';
    return row.announced_at ? 'ANNOUNCED' : 'AHEAD';
  }

  async holdLoss(tx: EntityManager, decisionId: string, { threadId, changeId, ground }: Loss): Promise<void> {
    await tx.query(
      `INSERT INTO held_loss (change_id, decision_id, thread_id, ground) VALUES ($1, $2, $3, $4)
       ON CONFLICT (change_id) DO NOTHING`,
      [changeId, decisionId, threadId, ground],
    );
  }

  /** Takes out what was held until these decisions were announced, or undone. */
  async releaseLosses(tx: EntityManager, decisionIds: readonly string[]): Promise<Loss[]> {
    const [released]: [Loss[], number] = await tx.query(
      `DELETE FROM held_loss WHERE decision_id = ANY ($1::uuid[])
       RETURNING thread_id AS "threadId", change_id AS "changeId", ground`,
      [decisionIds],
    );
    return released;
  }
}
