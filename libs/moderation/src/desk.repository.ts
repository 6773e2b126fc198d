import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Ids } from '#kernel';
import { type ThreadKind, publicRow } from '#forum';
import { type CursorValues, Database, type Page } from '#platform';
import { type DeskFilter, type Onlooker, conditionsOf } from './desk-filter.js';
import type { DeskItemKind } from './desk-item.entity.js';
import { movedSince, snapshotOf } from './moved-places.repository.js';

/** An item of the desk as moderators see it; details are for staff only. */
export interface DeskRow {
  readonly id: string;
  readonly kind: DeskItemKind;
  readonly thread_id: string;
  readonly post_id: string;
  /** Its place in the queue. */
  readonly turn: number;
  readonly urgent: boolean;
  readonly urgent_by_name: string | null;
  readonly urgent_reason: string | null;
  readonly region: string | null;
  readonly due_at: Date;
  /** When the decision was promised, which differs from the place when the asker has sent it a second time. */
  readonly promised_at: Date;
  /** When the desk was warned of that deadline, and when it was told that it had passed. */
  readonly warned_at: Date | null;
  readonly overdue_at: Date | null;
  readonly entered_at: Date;
  readonly claimed_by: string | null;
  readonly claimed_until: Date | null;
  readonly closed_at: Date | null;
  readonly claimed_by_name: string | null;
  readonly thread_kind: ThreadKind;
  readonly title: string;
  readonly author_name: string;
  readonly category_title: { ru: string; en: string };
  readonly number: number;
  readonly html: string;
  readonly plain: string;
  /** The version that a decision on this item has to name. */
  readonly version: number;
  readonly service: string | null;
  readonly case_number: string | null;
  readonly occurred_at: string | null;
  readonly error_text: string | null;
}

/** An item in the list, and its place there at the first page. */
export interface ListedDeskRow extends DeskRow {
  readonly listed_turn: number;
  readonly listed_due_at: Date;
  readonly listed_entered_at: Date;
  /** The snapshot of the first page. */
  readonly listed_as_of: string;
}

const COLUMNS = `i.id, i.kind, i.thread_id, i.post_id, i.turn, i.urgent, u.display_name AS urgent_by_name, i.urgent_reason,
    i.region, i.due_at, COALESCE(k.due_at, i.due_at) AS promised_at, k.warned_at, k.overdue_at, i.entered_at,
    i.claimed_by, i.claimed_until, i.closed_at, a.display_name AS claimed_by_name, t.kind AS thread_kind,
    COALESCE(e.title, t.title) AS title,
    p.author_name, c.title AS category_title, t.number,
    COALESCE(e.html, p.html) AS html, COALESCE(e.plain, p.plain) AS plain,
    CASE WHEN i.kind IN ('QUESTION', 'PRIVATE_QUESTION') THEN t.version ELSE p.version END AS version,
    d.service, d.case_number, d.occurred_at, d.error_text`;
const FROM = `FROM desk_item i
  JOIN thread t ON t.id = i.thread_id
  JOIN post p ON p.id = i.post_id
  JOIN category c ON c.id = i.category_id
  LEFT JOIN account a ON a.id = i.claimed_by
  LEFT JOIN account u ON u.id = i.urgent_by
  LEFT JOIN thread_details d ON d.thread_id = i.thread_id
  LEFT JOIN thread_clock k ON k.thread_id = i.thread_id AND k.kind = 'DECISION'
    AND i.kind IN ('QUESTION', 'PRIVATE_QUESTION')
  LEFT JOIN LATERAL (
    SELECT n.title, n.html, n.plain FROM post_edit n WHERE i.kind = 'EDIT' AND n.post_id = i.post_id
    ORDER BY n.written_at DESC, n.id DESC LIMIT 1
  ) e ON true`;

/** What has no promise of its own is due like a question, one working hour after it came. */
export const DUE_MS = 60 * 60_000;

const BACK = `SET closed_at = NULL, claimed_by = NULL, claimed_until = NULL, due_at = excluded.due_at,
  entered_at = excluded.entered_at WHERE desk_item.closed_at IS NOT NULL`;

/** What a cursor of the desk holds: the keys of its order. */
export const DESK_CURSOR = ['number', 'instant', 'instant', 'id', 'snapshot'] as const;
export const deskCursor = (row: ListedDeskRow): CursorValues => [
  row.listed_turn,
  row.listed_due_at.toISOString(),
  row.listed_entered_at.toISOString(),
  row.id,
  row.listed_as_of,
];

const MOVES = { table: 'desk_item_move', key: 'item_id', place: 'turn, due_at, entered_at' } as const;

@Injectable()
export class DeskRepository {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  /**
   * What waits and fits: urgent first, then by due time, then by age (docs/product.md §4), each in the place that it had
   * when the first page was read.
   */
  waiting(page: Page, filter: DeskFilter, onlooker: Onlooker): Promise<ListedDeskRow[]> {
    const order = page.backward ? 'DESC' : 'ASC';
    const values: unknown[] = [page.size + 1];
    const conditions = conditionsOf(filter, onlooker, values);
    let [bounds, name] = ['', `desk ${order} ${conditions.name}`];
    for (const [cursor, sign, label] of [
      [page.after, '>', 'after'],
      [page.before, '<', 'before'],
    ] as const) {
      if (!cursor) continue;
      values.push(...cursor.slice(0, 4));
      const [turn, due, entered, id] = [3, 2, 1, 0].map((back) => `$${values.length - back}`);
      bounds += ` AND (k.turn, k.due_at, k.entered_at, k.id)
        ${sign} (${turn}::smallint, ${due}::timestamptz, ${entered}::timestamptz, ${id}::uuid)`;
      name += ` ${label}`;
    }
    const inOrder = (of: string) =>
      `ORDER BY ${of}.turn ${order}, ${of}.due_at ${order}, ${of}.entered_at ${order}, ${of}.id ${order} LIMIT $1`;
    const listed = (keys: string, within: string) =>
      `(SELECT k.* FROM (${keys} WHERE ${conditions.sql}) AS k WHERE true ${within} ${inOrder('k')})`;
    const present = 'SELECT i.id, i.turn, i.due_at, i.entered_at FROM desk_item i';
    const former = 'SELECT i.id, m.turn, m.due_at, m.entered_at FROM moved m JOIN desk_item i ON i.id = m.id';
    const snapshot = snapshotOf(page);
    if (snapshot) values.push(snapshot);
    const asOf = snapshot ? `$${values.length}::text` : 'pg_current_snapshot()::text';
    const still = `${bounds} AND k.id NOT IN (SELECT id FROM moved)`;
    return this.database.read(
      name,
      `${snapshot ? `WITH moved AS MATERIALIZED (${movedSince(MOVES, asOf)})` : ''}
       SELECT ${COLUMNS}, l.turn AS listed_turn, l.due_at AS listed_due_at, l.entered_at AS listed_entered_at,
         ${asOf} AS listed_as_of
       ${FROM} JOIN (${snapshot ? `${listed(present, still)} UNION ALL ${listed(former, bounds)}` : listed(present, bounds)}) AS l ON l.id = i.id
       ${inOrder('l')}`,
      values,
    );
  }

  async byId(id: string): Promise<DeskRow | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  byIds(ids: readonly string[]): Promise<DeskRow[]> {
    return this.database.read('desk items', `SELECT ${COLUMNS} ${FROM} WHERE i.id = ANY($1::uuid[])`, [ids]);
  }

  /** The item of a thread's question, whether it waits or not; `null` for one that never waited, such as an imported one. */
  async questionOf(threadId: string): Promise<string | null> {
    const rows = await this.database.read<{ id: string }>(
      'desk item of question',
      `SELECT id FROM desk_item WHERE thread_id = $1 AND kind IN ('QUESTION', 'PRIVATE_QUESTION')`,
      [threadId],
    );
    return rows[0]?.id ?? null;
  }

  /**
   * Puts a waiting post on the desk, or back on it in its old place. Does nothing for a post that no longer
   * waits, so that a repeated event never opens a decided item again.
   */
  async enter(tx: EntityManager, postId: string, enteredAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO desk_item (id, kind, thread_id, post_id, category_id, region, urgent, due_at, entered_at)
       SELECT $2, CASE WHEN p.kind = 'QUESTION' AND t.kind = 'PRIVATE_QUESTION' THEN t.kind ELSE p.kind END, t.id, p.id, t.category_id, d.region, c.urgent,
         CASE p.kind WHEN 'QUESTION' THEN COALESCE(t.decision_due_at, $3) ELSE $3 END, p.created_at
       FROM post p JOIN thread t ON t.id = p.thread_id JOIN category c ON c.id = t.category_id
         LEFT JOIN thread_details d ON d.thread_id = t.id
       WHERE p.id = $1 AND p.moderation = 'PENDING'
       ON CONFLICT (post_id, kind) DO UPDATE SET closed_at = NULL, claimed_by = NULL, claimed_until = NULL
         WHERE desk_item.closed_at IS NOT NULL`,
      [postId, this.ids.next(), enteredAt],
    );
  }

  /**
   * Puts an official answer on the desk to be checked again, or back on it; where it waits already it keeps its place.
   *
   * @returns the key of its item.
   */
  async enterAnswer(tx: EntityManager, postId: string, due: Date, now: Date): Promise<string> {
    const [item]: Array<{ id: string }> = await tx.query(
      `INSERT INTO desk_item (id, kind, thread_id, post_id, category_id, region, urgent, due_at, entered_at)
       SELECT $2, 'EXPIRED_ANSWER', t.id, p.id, t.category_id, d.region, c.urgent, $3, $4
       FROM post p JOIN thread t ON t.id = p.thread_id JOIN category c ON c.id = t.category_id
         LEFT JOIN thread_details d ON d.thread_id = t.id
       WHERE p.id = $1
       ON CONFLICT (post_id, kind) DO UPDATE ${BACK}
       RETURNING id`,
      [postId, this.ids.next(), due, now],
    );
    if (item) return item.id;
    const [waiting]: Array<{ id: string }> = await tx.query(
      `SELECT id FROM desk_item WHERE post_id = $1 AND kind = 'EXPIRED_ANSWER'`,
      [postId],
    );
    if (!waiting) throw new Error(`No answer ${postId} to check`);
    return waiting.id;
  }

  /** What was to be checked again has another answer in its place, or is hidden. */
  async closeOutdated(tx: EntityManager, threadId: string, now: Date): Promise<void> {
    await tx.query(
      `UPDATE desk_item i SET closed_at = $2, claimed_by = NULL, claimed_until = NULL
       FROM thread t JOIN post p ON p.thread_id = t.id
       WHERE i.thread_id = $1 AND t.id = i.thread_id AND p.id = i.post_id AND i.kind = 'EXPIRED_ANSWER'
         AND i.closed_at IS NULL
         AND (t.official_answer_id IS DISTINCT FROM i.post_id OR 'HIDDEN' IN (t.moderation, p.moderation))`,
      [threadId, now],
    );
  }

  /**
   * Brings the item of a question in step with its merge: one that is merged does not wait, one whose merge target has
   * gone waits again, in its old place.
   */
  async followMerge(tx: EntityManager, threadId: string, now: Date): Promise<void> {
    await tx.query(
      `UPDATE desk_item AS i SET closed_at = CASE WHEN t.resolution = 'DUPLICATE' THEN $2::timestamptz END,
         claimed_by = NULL, claimed_until = NULL
       FROM thread AS t
       WHERE t.id = $1 AND i.thread_id = t.id AND i.kind = 'QUESTION' AND t.duplicate_of IS NOT NULL
         AND CASE WHEN t.resolution = 'DUPLICATE' THEN i.closed_at IS NULL
           ELSE i.closed_at IS NOT NULL AND (t.moderation = 'PENDING' OR ${publicRow('t')}) END`,
      [threadId, now],
    );
  }

  /** Puts the edit of a post that waits on the desk; does nothing where none does. */
  async enterEdit(tx: EntityManager, postId: string, dueAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO desk_item (id, kind, thread_id, post_id, category_id, region, urgent, due_at, entered_at)
       SELECT $2, 'EDIT', t.id, p.id, t.category_id, d.region, c.urgent, $3, e.written_at
       FROM post_edit e JOIN post p ON p.id = e.post_id JOIN thread t ON t.id = p.thread_id
         JOIN category c ON c.id = t.category_id LEFT JOIN thread_details d ON d.thread_id = t.id
       WHERE e.post_id = $1 AND e.moderation = 'PENDING'
       ON CONFLICT (post_id, kind) DO UPDATE ${BACK}`,
      [postId, this.ids.next(), dueAt],
    );
  }

  /** Takes the edit of a post off the desk where none waits any more. */
  async leaveEdit(tx: EntityManager, postId: string, now: Date): Promise<void> {
    await tx.query(
      `UPDATE desk_item SET closed_at = $2, claimed_by = NULL, claimed_until = NULL
       WHERE post_id = $1 AND kind = 'EDIT' AND closed_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM post_edit WHERE post_id = $1 AND moderation = 'PENDING')`,
      [postId, now],
    );
  }

  /** Puts a post that was reported on the desk; where it is there already, it is held until the transaction ends. */
  async enterReported(tx: EntityManager, postId: string, now: Date, dueAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO desk_item (id, kind, thread_id, post_id, category_id, region, urgent, due_at, entered_at)
       SELECT $2, 'REPORT', t.id, p.id, t.category_id, d.region, c.urgent, $4, $3
       FROM post p JOIN thread t ON t.id = p.thread_id JOIN category c ON c.id = t.category_id
         LEFT JOIN thread_details d ON d.thread_id = t.id
       WHERE p.id = $1
       ON CONFLICT (post_id, kind) DO UPDATE ${BACK}`,
      [postId, this.ids.next(), now, dueAt],
    );
  }

  /** Notes among the changes of the desk what has become of a waiting question's promise. */
  async noteOfQuestion(threadId: string, kind: 'WARNED' | 'OVERDUE'): Promise<void> {
    await this.database.query(
      `WITH noted AS (
         INSERT INTO desk_change (kind, item_id, holder_id)
         SELECT $2, id, claimed_by FROM desk_item
         WHERE thread_id = $1 AND kind IN ('QUESTION', 'PRIVATE_QUESTION') AND closed_at IS NULL RETURNING 1)
       SELECT pg_notify('veche', '{"topic":"desk.changed"}') FROM noted`,
      [threadId, kind],
    );
  }

  /** Shows the asker's region as it was last told, in all that waits of the thread. */
  async followRegion(threadId: string): Promise<void> {
    await this.database.query(
      `UPDATE desk_item i SET region = d.region FROM thread_details d
       WHERE i.thread_id = $1 AND d.thread_id = i.thread_id AND i.closed_at IS NULL
         AND i.region IS DISTINCT FROM d.region`,
      [threadId],
    );
  }

  /** Brings it to the place of its present deadline. */
  async moveQuestionOf(tx: EntityManager, threadId: string): Promise<void> {
    await tx.query(
      `UPDATE desk_item i SET due_at = k.due_at FROM thread_clock k
       WHERE i.thread_id = $1 AND i.kind IN ('QUESTION', 'PRIVATE_QUESTION') AND i.closed_at IS NULL
         AND k.thread_id = i.thread_id AND k.kind = 'DECISION' AND k.due_at <> i.due_at`,
      [threadId],
    );
  }
}
