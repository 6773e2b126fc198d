import { Injectable } from '@nestjs/common';
import { AUTHOR_TOLD, type PostRow, type Reason } from '#forum';
import { Database } from '#platform';

export type ToldDecision = (typeof AUTHOR_TOLD)[number];

export interface DecisionRow extends Reason {
  /** Of the change of state: a question that is returned twice has two. */
  readonly id: string;
}

/** The change of state that tells of each decision. */
const CHANGES: Record<
  ToldDecision,
  { readonly dimension: string; readonly to: string; readonly orTo?: string }
> = {
  PUBLISHED: { dimension: 'MODERATION', to: 'PUBLISHED', orTo: 'PRIVATE' },
  RETURNED: { dimension: 'MODERATION', to: 'RETURNED' },
  REJECTED: { dimension: 'MODERATION', to: 'REJECTED' },
  HIDDEN: { dimension: 'MODERATION', to: 'HIDDEN' },
  ASKED: { dimension: 'RESOLUTION', to: 'AWAITING_ASKER' },
  MERGED: { dimension: 'RESOLUTION', to: 'DUPLICATE' },
  LOCKED: { dimension: 'REPLIES', to: 'LOCKED' },
};

/** The decision that a post's present state came from. */
@Injectable()
export class DecisionsRepository {
  constructor(private readonly database: Database) {}

  /** @returns the decision, or `null` when another one, or an undoing, has come after it by now. */
  async present(post: PostRow, decision: ToldDecision, ofEdit: boolean): Promise<DecisionRow | null> {
    const { dimension, to, orTo } = CHANGES[decision];
    const [row] = await this.database.read<DecisionRow & { to_status: string }>(
      'decision on post',
      `SELECT id, reason_code AS code, reason AS words, to_status FROM status_change
       WHERE thread_id = $1 AND post_id IS NOT DISTINCT FROM $2::uuid AND dimension = $3
       ORDER BY changed_at DESC, id DESC LIMIT 1`,
      // The state of a question is that of its thread; an edit has one of its own.
      [post.thread_id, post.kind === 'QUESTION' && !ofEdit ? null : post.id, ofEdit ? 'EDIT' : dimension],
    );
    return row && [to, orTo].includes(row.to_status) ? row : null;
  }

  /** The key of the latest change of a thread's resolution. */
  async latestResolution(threadId: string): Promise<string | null> {
    const [row] = await this.database.read<{ id: string }>(
      'latest change of resolution',
      `SELECT id FROM status_change WHERE thread_id = $1 AND post_id IS NULL AND dimension = 'RESOLUTION'
       ORDER BY changed_at DESC, id DESC LIMIT 1`,
      [threadId],
    );
    return row?.id ?? null;
  }

  /** Whether the author was told of a decision; an undoing of what nobody was told of is no news. */
  async wasTold(decisionId: string): Promise<boolean> {
    const rows = await this.database.read('decision told', 'SELECT 1 AS told FROM mail WHERE key = $1', [
      `decision:${decisionId}`,
    ]);
    return rows.length > 0;
  }
}
