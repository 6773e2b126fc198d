import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids, type Person } from '#kernel';
import { Database } from '#platform';
import type { Post } from './post.entity.js';

/** An official answer that waits for the opening, or that could not be published then. */
export interface AnswerDraftRow {
  readonly id: string;
  readonly account_id: string;
  readonly thread_id: string;
  readonly body: string;
  readonly reference: string | null;
  readonly checked_on: string | null;
  readonly valid_until: string | null;
  /** What it was begun with, to be counted when it is published. */
  readonly canned_reply_id: string | null;
  readonly suggested_from_id: string | null;
  /** Why it is published with the personal data in it. */
  readonly personal_data_reason: string | null;
  readonly run_at: Date | null;
  readonly refused_as: string | null;
  readonly saved_at: Date;
}

const COLUMNS = `id, account_id, thread_id, body, reference, checked_on::text AS checked_on,
  valid_until::text AS valid_until, canned_reply_id, suggested_from_id, personal_data_reason,
  run_at, refused_as, saved_at`;

/** Official answers scheduled for the opening: one for each specialist and thread (docs/product.md §4). */
@Injectable()
export class AnswerDrafts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @returns `false` when there is no such thread. */
  async keep(
    person: Person,
    answer: Pick<Post, 'threadId' | 'reference' | 'checkedOn' | 'validUntil'> & {
      readonly body: string;
      readonly cannedReplyId: string | null;
      readonly suggestedFromId: string | null;
      readonly personalDataReason: string | null;
    },
    runAt: Date,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO answer_draft (id, account_id, thread_id, body, reference, run_at, saved_at, checked_on, valid_until,
         canned_reply_id, suggested_from_id, personal_data_reason)
       SELECT $1, $2, t.id, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM thread t WHERE t.id = $3
       ON CONFLICT (account_id, thread_id) DO UPDATE
         SET body = $4, reference = $5, run_at = $6, refused_as = NULL, saved_at = $7, checked_on = $8,
           valid_until = $9, canned_reply_id = $10, suggested_from_id = $11,
           personal_data_reason = $12
       RETURNING id`,
      [
        this.ids.next(),
        person.accountId,
        answer.threadId,
        answer.body,
        answer.reference,
        runAt,
        this.clock.now(),
        answer.checkedOn,
        answer.validUntil,
        answer.cannedReplyId,
        answer.suggestedFromId,
        answer.personalDataReason,
      ],
    );
    return rows.length > 0;
  }

  /** When the answer that a person has scheduled in a thread is to be published; `null` where none is. */
  async scheduledFor(accountId: string, threadId: string): Promise<Date | null> {
    const rows = await this.database.read<{ run_at: Date }>(
      'scheduled answer',
      'SELECT run_at FROM answer_draft WHERE account_id = $1 AND thread_id = $2 AND run_at IS NOT NULL',
      [accountId, threadId],
    );
    return rows[0]?.run_at ?? null;
  }

  /** Those whose time has come, the earliest first. */
  due(limit: number): Promise<AnswerDraftRow[]> {
    return this.database.read(
      'answer drafts due',
      `SELECT ${COLUMNS} FROM answer_draft WHERE run_at <= $1 ORDER BY run_at, id LIMIT $2`,
      [this.clock.now(), limit],
    );
  }

  async byId(id: string): Promise<AnswerDraftRow | null> {
    const sql = `SELECT ${COLUMNS} FROM answer_draft WHERE id = $1`;
    return (await this.database.read<AnswerDraftRow>('answer draft', sql, [id]))[0] ?? null;
  }

  /** Takes a draft out to publish it; `false` when somebody has done so, or its author has changed it. */
  async take(tx: EntityManager, { id, run_at, saved_at }: AnswerDraftRow): Promise<boolean> {
    const [rows]: [unknown[], number] = await tx.query(
      'DELETE FROM answer_draft WHERE id = $1 AND run_at = $2 AND saved_at = $3 RETURNING id',
      [id, run_at, saved_at],
    );
    return rows.length > 0;
  }

  /** Keeps the draft for its author after a refusal, or for another opening. @returns `false` when it is gone. */
  async postpone(
    tx: EntityManager,
    draft: AnswerDraftRow,
    refusedAs: string,
    runAt: Date | null,
  ): Promise<boolean> {
    const [rows]: [unknown[], number] = await tx.query(
      'UPDATE answer_draft SET refused_as = $3, run_at = $4 WHERE id = $1 AND run_at = $2 RETURNING id',
      [draft.id, draft.run_at, refusedAs, runAt],
    );
    return rows.length > 0;
  }
}
