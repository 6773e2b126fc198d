import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids } from '#kernel';
import { Database } from '#platform';

/** What somebody said when they marked an official answer for review. */
export interface AnswerMarkRow {
  readonly item_id: string;
  readonly note: string;
  readonly actor_name: string;
  readonly marked_at: Date;
}

/** Doubts about official answers; those of before the last re-check that stands are settled. */
@Injectable()
export class AnswerMarksRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async add(tx: EntityManager, itemId: string, note: string, actorId: string): Promise<void> {
    await tx.query(
      'INSERT INTO answer_mark (id, item_id, note, actor_id, marked_at) VALUES ($1, $2, $3, $4, $5)',
      [this.ids.next(), itemId, note, actorId, this.clock.now()],
    );
  }

  /** Unsettled ones, the earliest first. */
  ofItems(itemIds: readonly string[]): Promise<AnswerMarkRow[]> {
    return this.database.read(
      'marks of answers',
      `SELECT m.item_id, m.note, a.display_name AS actor_name, m.marked_at
       FROM answer_mark m JOIN account a ON a.id = m.actor_id
       WHERE m.item_id = ANY($1::uuid[]) AND ${UNSETTLED}
       ORDER BY m.marked_at, m.id`,
      [itemIds],
    );
  }

  /** Whether an answer has unsettled ones. */
  async isDoubted(tx: EntityManager, postId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM answer_mark m JOIN desk_item i ON i.id = m.item_id
       WHERE i.post_id = $1 AND i.kind = 'EXPIRED_ANSWER' AND ${UNSETTLED} LIMIT 1`,
      [postId],
    );
    return rows.length > 0;
  }
}

const UNSETTLED = `NOT EXISTS (
  SELECT 1 FROM decision d WHERE d.item_id = m.item_id AND d.kind = 'CONFIRMED' AND d.undone_at IS NULL
    AND d.decided_at >= m.marked_at)`;
