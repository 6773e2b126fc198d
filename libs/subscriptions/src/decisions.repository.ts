import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AUTHOR_TOLD, Reason } from '#forum';
import { Database } from '#platform';

export type ToldDecision = (typeof AUTHOR_TOLD)[number];

/** What is told of decisions. */
@Injectable()
export class DecisionsRepository {
  constructor(private readonly database: Database) {}

  /** Why it was decided so; `null` when the decision changed nothing. The change shares its key with the decision. */
  async reasonOf(decisionId: string): Promise<Reason | null> {
    const [row] = await this.database.read<Reason>(
      'reason of decision',
      'SELECT reason_code AS code, reason AS words FROM status_change WHERE id = $1',
      [decisionId],
    );
    return row ?? null;
  }

  /** Whether the state that a decision has brought about is the present one; its thread is held. */
  async stands(tx: EntityManager, threadId: string, decisionId: string): Promise<boolean> {
    await tx.query('SELECT 1 FROM thread WHERE id = $1 FOR SHARE', [threadId]);
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM status_change c WHERE c.id = $1 AND c.to_status = (
         SELECT l.to_status FROM status_change l
         WHERE l.thread_id = c.thread_id AND l.post_id IS NOT DISTINCT FROM c.post_id AND l.dimension = c.dimension
         ORDER BY l.changed_at DESC, l.id DESC LIMIT 1)`,
      [decisionId],
    );
    return rows.length > 0;
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
