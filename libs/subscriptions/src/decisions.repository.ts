import { Injectable } from '@nestjs/common';
import type { PostRow } from '#forum';
import { Database } from '#platform';

export const TOLD_DECISIONS = ['PUBLISHED', 'RETURNED', 'REJECTED'] as const;
export type ToldDecision = (typeof TOLD_DECISIONS)[number];

export interface DecisionRow {
  /** Of the change of state: a question that is returned twice has two. */
  readonly id: string;
  readonly reason: string | null;
}

/** The decision that a post's present state came from. */
@Injectable()
export class DecisionsRepository {
  constructor(private readonly database: Database) {}

  /** @returns the latest decision of this kind, or `null` when the post is in another state by now. */
  async present(post: PostRow, decision: ToldDecision): Promise<DecisionRow | null> {
    if (post.moderation !== decision) return null;
    const [row] = await this.database.read<DecisionRow>(
      'decision on post',
      `SELECT id, reason FROM status_change
       WHERE thread_id = $1 AND post_id IS NOT DISTINCT FROM $2::uuid AND dimension = 'MODERATION' AND to_status = $3
       ORDER BY changed_at DESC, id DESC LIMIT 1`,
      // The state of a question is that of its thread.
      [post.thread_id, post.kind === 'QUESTION' ? null : post.id, decision],
    );
    return row ?? null;
  }
}
