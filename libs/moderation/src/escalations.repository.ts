import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '#platform';
import type { Candidate } from './rules/choose-specialist.js';

export interface EscalationRow {
  readonly decision_id: string;
  readonly item_id: string;
  readonly thread_id: string;
  readonly specialist_id: string;
  readonly specialist_name: string;
  readonly note: string;
  readonly escalated_at: Date;
}

interface NewEscalation {
  readonly decisionId: string;
  readonly itemId: string;
  readonly threadId: string;
  readonly specialistId: string;
  readonly note: string;
  readonly now: Date;
}

const SELECT = `SELECT e.decision_id, e.item_id, e.thread_id, e.specialist_id, a.display_name AS specialist_name, e.note,
  e.escalated_at FROM escalation e JOIN account a ON a.id = e.specialist_id`;

/** Who covers which category, who is on duty, and what they were asked. */
@Injectable()
export class EscalationsRepository {
  constructor(private readonly database: Database) {}

  /** Specialists of the category, held so that two questions at once do not both go to the least loaded one. */
  async candidates(tx: EntityManager, categoryId: string, now: Date): Promise<Candidate[]> {
    await tx.query('SELECT 1 FROM specialist_cover WHERE category_id = $1 ORDER BY account_id FOR UPDATE', [
      categoryId,
    ]);
    return tx.query(
      `SELECT c.account_id AS "accountId",
         EXISTS (SELECT 1 FROM specialist_duty d WHERE d.account_id = c.account_id AND d.starts_at <= $2 AND d.ends_at > $2)
           AS "onDuty",
         (SELECT count(*)::int FROM escalation e JOIN thread t ON t.id = e.thread_id
          WHERE e.specialist_id = c.account_id AND e.ended_at IS NULL AND t.moderation IN ('PENDING', 'PUBLISHED', 'PRIVATE')
            AND t.resolution IN ('OPEN', 'AWAITING_ASKER')) AS load,
         (SELECT max(e.escalated_at) FROM escalation e WHERE e.specialist_id = c.account_id) AS "lastEscalatedAt"
       FROM specialist_cover c JOIN account a ON a.id = c.account_id
       WHERE c.category_id = $1 AND a.role IN ('SPECIALIST', 'SUPERVISOR', 'ADMINISTRATOR')`,
      [categoryId, now],
    );
  }

  async isOpen(tx: EntityManager, itemId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'SELECT 1 FROM escalation WHERE item_id = $1 AND ended_at IS NULL',
      [itemId],
    );
    return rows.length > 0;
  }

  async open(
    tx: EntityManager,
    { decisionId, itemId, threadId, specialistId, note, now }: NewEscalation,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO escalation (decision_id, item_id, thread_id, specialist_id, note, escalated_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [decisionId, itemId, threadId, specialistId, note, now],
    );
  }

  /** The decision to ask was undone. */
  async end(tx: EntityManager, decisionId: string, now: Date): Promise<void> {
    await tx.query('UPDATE escalation SET ended_at = $2 WHERE decision_id = $1 AND ended_at IS NULL', [
      decisionId,
      now,
    ]);
  }

  /** The question has its official answer. */
  async endOfThread(tx: EntityManager, threadId: string, now: Date): Promise<void> {
    await tx.query('UPDATE escalation SET ended_at = $2 WHERE thread_id = $1 AND ended_at IS NULL', [
      threadId,
      now,
    ]);
  }

  /** The official answer that ended the latest one has gone, and the decision to ask stands. */
  async reopenOfThread(tx: EntityManager, threadId: string): Promise<void> {
    await tx.query(
      `UPDATE escalation AS e SET ended_at = NULL FROM thread AS t
       WHERE t.id = $1 AND t.resolution = 'OPEN' AND t.official_answer_id IS NULL AND e.decision_id = (
         SELECT l.decision_id FROM escalation AS l JOIN decision AS d ON d.id = l.decision_id
         WHERE l.thread_id = t.id AND d.undone_at IS NULL ORDER BY l.escalated_at DESC LIMIT 1)
         AND NOT EXISTS (SELECT 1 FROM escalation AS o WHERE o.thread_id = t.id AND o.ended_at IS NULL)`,
      [threadId],
    );
  }

  /** Whom the item was escalated to, while they have not answered. */
  async ofItem(itemId: string): Promise<EscalationRow | null> {
    const rows = await this.database.read<EscalationRow>(
      'escalation of item',
      `${SELECT} WHERE e.item_id = $1 AND e.ended_at IS NULL`,
      [itemId],
    );
    return rows[0] ?? null;
  }

  /** Whom a decision has asked, while they have not answered. */
  async byDecision(decisionId: string): Promise<EscalationRow | null> {
    const rows = await this.database.read<EscalationRow>(
      'escalation of decision',
      `${SELECT} WHERE e.decision_id = $1 AND e.ended_at IS NULL`,
      [decisionId],
    );
    return rows[0] ?? null;
  }

  /** Replaces the categories that a specialist covers. */
  async cover(tx: EntityManager, accountId: string, categoryIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM specialist_cover WHERE account_id = $1', [accountId]);
    await tx.query(
      `INSERT INTO specialist_cover (account_id, category_id) SELECT $1, c.id FROM category c WHERE c.id = ANY($2::uuid[])`,
      [accountId, categoryIds],
    );
  }

  async addDuty(
    tx: EntityManager,
    id: string,
    accountId: string,
    startsAt: Date,
    endsAt: Date,
  ): Promise<void> {
    await tx.query(
      'INSERT INTO specialist_duty (id, account_id, starts_at, ends_at) VALUES ($1, $2, $3, $4)',
      [id, accountId, startsAt, endsAt],
    );
  }
}
