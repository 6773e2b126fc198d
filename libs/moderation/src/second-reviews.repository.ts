import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '#platform';
import type { DeskItemKind } from './desk-item.entity.js';

/** What a second moderator decides on a text that was rejected. */
export const REVIEW_VERDICTS = ['PUBLISHED', 'RETURNED', 'REJECTED'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** A drawn rejection as the second moderator sees it: the text alone, not who decided what. */
export interface ReviewRow {
  readonly id: string;
  readonly kind: DeskItemKind;
  readonly title: string;
  readonly html: string;
  readonly category_title: { ru: string; en: string };
  readonly drawn_at: Date;
}

/** A disagreement, for supervisors. */
export interface DisputeRow extends ReviewRow {
  readonly item_id: string;
  readonly decision_id: string;
  readonly decided_by: string;
  readonly reviewed_by: string;
  readonly verdict: ReviewVerdict;
  readonly reason_code: string | null;
  readonly reason: string | null;
  readonly reviewed_at: Date;
}

export interface Agreement {
  readonly reviewed: number;
  readonly agreed: number;
}

const TEXT = `r.id, i.kind, COALESCE(e.title, t.title) AS title, COALESCE(e.html, p.html) AS html,
  c.title AS category_title, r.drawn_at`;
const FROM = `FROM second_review r JOIN decision d ON d.id = r.decision_id JOIN desk_item i ON i.id = d.item_id
  JOIN post p ON p.id = i.post_id JOIN thread t ON t.id = i.thread_id JOIN category c ON c.id = i.category_id
  LEFT JOIN post_edit e ON e.id = (d.before #>> '{edit,id}')::uuid`;
/** Not by who rejected it, and not what is back on the desk already. */
const OPEN = `r.verdict IS NULL AND d.undone_at IS NULL AND d.actor_id <> $1`;

/** The sample of rejections that is reviewed blind (docs/product.md §4). */
@Injectable()
export class SecondReviewsRepository {
  constructor(private readonly database: Database) {}

  /** What waits for a second look of this person, the oldest first. */
  waitingFor(accountId: string, limit: number): Promise<ReviewRow[]> {
    return this.database.read(
      'reviews waiting',
      `SELECT ${TEXT} ${FROM} WHERE ${OPEN} ORDER BY r.drawn_at, r.id LIMIT $2`,
      [accountId, limit],
    );
  }

  async find(accountId: string, reviewId: string): Promise<ReviewRow | null> {
    const sql = `SELECT ${TEXT} ${FROM} WHERE ${OPEN} AND r.id = $2`;
    return (await this.database.read<ReviewRow>('review', sql, [accountId, reviewId]))[0] ?? null;
  }

  /** Keeps the verdict. @returns `false` when there was nothing to judge, or another was faster. */
  async judge(
    tx: EntityManager,
    accountId: string,
    reviewId: string,
    verdict: ReviewVerdict,
    now: Date,
  ): Promise<boolean> {
    const [rows]: [unknown[], number] = await tx.query(
      `UPDATE second_review r SET reviewer_id = $1, verdict = $3, reviewed_at = $4 FROM decision d
       WHERE r.id = $2 AND d.id = r.decision_id AND ${OPEN} RETURNING r.id`,
      [accountId, reviewId, verdict, now],
    );
    return rows.length > 0;
  }

  /** Where two moderators disagree and no supervisor has said a word yet, the oldest first. */
  disputes(limit: number): Promise<DisputeRow[]> {
    return this.database.read(
      'review disputes',
      `SELECT ${TEXT}, i.id AS item_id, d.id AS decision_id, a.display_name AS decided_by, b.display_name AS reviewed_by,
         r.verdict, d.reason_code, d.reason, r.reviewed_at
       ${FROM} JOIN account a ON a.id = d.actor_id JOIN account b ON b.id = r.reviewer_id
       WHERE r.verdict <> 'REJECTED' AND r.settled_at IS NULL AND d.undone_at IS NULL
       ORDER BY r.reviewed_at, r.id LIMIT $1`,
      [limit],
    );
  }

  /** The supervisor has seen it; the rejection stands unless it is undone. */
  async settle(tx: EntityManager, accountId: string, reviewId: string, now: Date): Promise<boolean> {
    const [rows]: [unknown[], number] = await tx.query(
      `UPDATE second_review SET settled_at = $3, settled_by = $1
       WHERE id = $2 AND verdict <> 'REJECTED' AND settled_at IS NULL RETURNING id`,
      [accountId, reviewId, now],
    );
    return rows.length > 0;
  }

  /** How often the second moderator would have rejected, too, in `[from, to)`. */
  async agreement(from: Date, to: Date): Promise<Agreement> {
    const [row] = await this.database.read<Agreement>(
      'review agreement',
      `SELECT count(*)::int AS reviewed, count(*) FILTER (WHERE verdict = 'REJECTED')::int AS agreed
       FROM second_review WHERE verdict IS NOT NULL AND reviewed_at >= $1 AND reviewed_at < $2`,
      [from, to],
    );
    return row ?? { reviewed: 0, agreed: 0 };
  }
}
