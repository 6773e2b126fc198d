import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, type Page } from '#platform';
import type { ClockKind, ClockState } from './rules/clock.js';

/** A clock as it is stored. */
export interface ThreadClock extends ClockState {
  readonly threadId: string;
  readonly kind: ClockKind;
}

/** Which deadline of which clock: what a warning or an apology is about. */
export type Deadline = Pick<ThreadClock, 'threadId' | 'kind' | 'dueAt'>;

/** How fast a queue moves. */
export interface Pace {
  readonly departures: number;
  /** From and to of each stretch of time in which something waited, as ISO instants. */
  readonly busy: ReadonlyArray<readonly [string, string]>;
}

const READ = `c.thread_id AS "threadId", c.kind, c.term_ms::float8 AS "termMs", c.term_days AS "termDays",
  c.counted_from AS "countedFrom", c.left_ms::float8 AS "leftMs", c.due_at AS "dueAt", c.warn_at AS "warnAt",
  c.paused_at AS "pausedAt", c.stopped_at AS "stoppedAt", c.warned_at AS "warnedAt", c.overdue_at AS "overdueAt",
  c.likely_at AS "likelyAt", c.latest_at AS "latestAt"`;
const RUNS = 'c.paused_at IS NULL AND c.stopped_at IS NULL';

/** Rows as one parameter of JSON: one statement, whatever their number. */
const ROWS = `json_to_recordset($1::json) AS r ("threadId" uuid, kind text, "termMs" bigint, "termDays" int,
  "countedFrom" timestamptz, "leftMs" bigint, "dueAt" timestamptz, "warnAt" timestamptz, "pausedAt" timestamptz,
  "stoppedAt" timestamptz, "warnedAt" timestamptz, "overdueAt" timestamptz, "likelyAt" timestamptz,
  "latestAt" timestamptz)`;

/** Every query on clocks. */
@Injectable()
export class ThreadClocksRepository {
  constructor(private readonly database: Database) {}

  /** The clocks of threads; imported threads have none. */
  ofThreads(threadIds: readonly string[]): Promise<ThreadClock[]> {
    return this.database.read(
      'clocks of threads',
      `SELECT ${READ} FROM thread_clock c WHERE c.thread_id = ANY($1::uuid[]) ORDER BY c.kind DESC`,
      [threadIds],
    );
  }

  /** The same, held until the transaction ends. */
  lockOf(tx: EntityManager, threadIds: readonly string[]): Promise<ThreadClock[]> {
    return tx.query(
      `SELECT ${READ} FROM thread_clock c WHERE c.thread_id = ANY($1::uuid[]) ORDER BY c.thread_id, c.kind FOR UPDATE`,
      [threadIds],
    );
  }

  async insert(tx: EntityManager, clocks: readonly ThreadClock[]): Promise<void> {
    await tx.query(
      `INSERT INTO thread_clock (thread_id, kind, term_ms, term_days, counted_from, left_ms, due_at, warn_at)
       SELECT "threadId", kind, "termMs", "termDays", "countedFrom", "leftMs", "dueAt", "warnAt" FROM ${ROWS}`,
      [JSON.stringify(clocks)],
    );
  }

  async update(tx: EntityManager, clocks: readonly ThreadClock[]): Promise<void> {
    await tx.query(
      `UPDATE thread_clock c SET term_ms = r."termMs", term_days = r."termDays", counted_from = r."countedFrom",
         left_ms = r."leftMs", due_at = r."dueAt", warn_at = r."warnAt", paused_at = r."pausedAt",
         stopped_at = r."stoppedAt", warned_at = r."warnedAt", overdue_at = r."overdueAt",
         likely_at = r."likelyAt", latest_at = r."latestAt"
       FROM ${ROWS} WHERE c.thread_id = r."threadId" AND c.kind = r.kind`,
      [JSON.stringify(clocks)],
    );
  }

  /** Brings the due times that are shown to those of these clocks. */
  async showDueTimes(tx: EntityManager, clocks: readonly ThreadClock[]): Promise<void> {
    await tx.query(
      `UPDATE thread t SET decision_due_at = COALESCE(m.decision, t.decision_due_at),
         answer_due_at = COALESCE(m.answer, t.answer_due_at)
       FROM (SELECT "threadId", max("dueAt") FILTER (WHERE kind = 'DECISION') AS decision,
               max("dueAt") FILTER (WHERE kind = 'ANSWER') AS answer
             FROM ${ROWS} GROUP BY "threadId") m
       WHERE t.id = m."threadId"`,
      [JSON.stringify(clocks)],
    );
  }

  /** Marks clocks whose warning is due. @returns their deadlines; those that another worker holds are left to it. */
  async markWarned(tx: EntityManager, now: Date, limit: number): Promise<Deadline[]> {
    const [rows]: [Deadline[], number] = await tx.query(
      `WITH due AS (
         SELECT c.thread_id, c.kind FROM thread_clock c
         WHERE ${RUNS} AND c.warned_at IS NULL AND c.warn_at <= $1
         ORDER BY c.warn_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       UPDATE thread_clock c SET warned_at = $1 FROM due WHERE c.thread_id = due.thread_id AND c.kind = due.kind
       RETURNING c.thread_id AS "threadId", c.kind, c.due_at AS "dueAt"`,
      [now, limit],
    );
    return rows;
  }

  /** Holds clocks whose deadline has passed untold, the earliest first. */
  lockOverdue(tx: EntityManager, now: Date, limit: number): Promise<ThreadClock[]> {
    return tx.query(
      `SELECT ${READ} FROM thread_clock c WHERE ${RUNS} AND c.overdue_at IS NULL AND c.due_at <= $1
       ORDER BY c.due_at, c.thread_id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, limit],
    );
  }

  /** Running clocks of a kind that the desk was warned of, the earliest deadline first; keyset on (due_at, thread). */
  warned(kind: ClockKind, page: Page): Promise<Array<Pick<ThreadClock, 'threadId' | 'dueAt'>>> {
    const order = page.backward ? 'DESC' : 'ASC';
    const values: unknown[] = [kind, page.size + 1];
    let [bounds, name] = ['', `warned clocks ${order}`];
    for (const [cursor, sign, label] of [
      [page.after, '>', 'after'],
      [page.before, '<', 'before'],
    ] as const) {
      if (!cursor) continue;
      values.push(...cursor);
      const [due, id] = [values.length - 1, values.length];
      bounds += ` AND (c.due_at, c.thread_id) ${sign} ($${due}::timestamptz, $${id}::uuid)`;
      name += ` ${label}`;
    }
    return this.database.read(
      name,
      `SELECT c.thread_id AS "threadId", c.due_at AS "dueAt" FROM thread_clock c
       WHERE ${RUNS} AND c.warned_at IS NOT NULL AND c.kind = $1 ${bounds}
       ORDER BY c.due_at ${order}, c.thread_id ${order} LIMIT $2`,
      values,
    );
  }

  /** How many clocks of a kind run with an earlier deadline. */
  async countAhead(tx: EntityManager, kind: ClockKind, before: Date): Promise<number> {
    const rows: Array<{ ahead: number }> = await tx.query(
      `SELECT count(*)::int AS ahead FROM thread_clock c WHERE ${RUNS} AND c.kind = $1 AND c.due_at < $2`,
      [kind, before],
    );
    return rows[0]?.ahead ?? 0;
  }

  /**
   * How many clocks of a kind were run to their end since an instant, and when there was something to do for it:
   * the times between are nobody's slowness. What was stopped while it was paused was done elsewhere.
   */
  async paceOf(tx: EntityManager, kind: ClockKind, since: Date, now: Date): Promise<Pace> {
    const [pace]: Pace[] = await tx.query(
      `WITH waited AS (
         SELECT counted_from AS began, LEAST(stopped_at, $3) AS ended, 1 AS departed FROM thread_clock
         WHERE kind = $1 AND stopped_at >= $2 AND paused_at IS NULL
         UNION ALL
         SELECT min(c.counted_from), $3, 0 FROM thread_clock c WHERE ${RUNS} AND c.kind = $1)
       SELECT (SELECT COALESCE(sum(departed), 0)::int FROM waited) AS departures,
         (SELECT COALESCE(json_agg(json_build_array(lower(span), upper(span))), '[]') FROM (
           SELECT unnest(range_agg(tstzrange(GREATEST(began, $2), ended))) AS span
           FROM waited WHERE GREATEST(began, $2) < ended) AS spans) AS busy`,
      [kind, since, now],
    );
    return pace ?? { departures: 0, busy: [] };
  }

  /** Holds the next threads with a clock that has not stopped, in the order of their keys. @returns their keys. */
  async lockOpenThreads(tx: EntityManager, after: string | null, limit: number): Promise<string[]> {
    const rows: Array<{ id: string }> = await tx.query(
      `SELECT t.id FROM thread t WHERE t.id IN (
         SELECT DISTINCT c.thread_id FROM thread_clock c
         WHERE c.stopped_at IS NULL AND ($1::uuid IS NULL OR c.thread_id > $1) ORDER BY c.thread_id LIMIT $2)
       ORDER BY t.id FOR NO KEY UPDATE`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }
}
