import { Injectable } from '@nestjs/common';
import { type ThreadRow, ThreadsRepository } from '#forum';
import type { Person } from '#kernel';
import { type CursorValues, Database, type Page } from '#platform';
import { movedSince, snapshotOf } from './moved-places.repository.js';

/** A thread that awaits its official answer, and when that is due. */
export interface AwaitingRow extends ThreadRow {
  /** The promised time; where nothing was promised, when the question was sent. */
  readonly awaited_at: Date;
  /** Its place in the list, and the snapshot of the first page, at which it had that place. */
  readonly listed_at: Date;
  readonly listed_as_of: string;
}

type Listed = Pick<AwaitingRow, 'id' | 'awaited_at' | 'listed_at' | 'listed_as_of'>;

/** What a cursor of the list holds. */
export const AWAITING_CURSOR = ['instant', 'id', 'snapshot'] as const;
export const awaitingCursor = (row: AwaitingRow): CursorValues => [
  row.listed_at.toISOString(),
  row.id,
  row.listed_as_of,
];

const MOVES = { table: 'awaited_answer_move', key: 'thread_id', place: 'awaited_at' } as const;
const AWAITED_AT = 'COALESCE(t.answer_due_at, t.submitted_at)';

/** What specialists have to answer (docs/product.md, "People"). */
@Injectable()
export class AwaitingAnswers {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadsRepository,
  ) {}

  /** The categories answered in the name of the person's department; `null`, all of them, where there are none. */
  async categoriesOf({ department }: Person): Promise<readonly string[] | null> {
    if (department === null) return null;
    const rows = await this.database.read<{ id: string }>(
      'categories of department',
      `SELECT id FROM category WHERE department->>'ru' = $1`,
      [department],
    );
    return rows.length > 0 ? rows.map(({ id }) => id) : null;
  }

  /**
   * Open, what is due first standing first: without an official answer, or with one that did not end the matter; each in
   * the place that it had when the first page was read.
   */
  async list(categoryIds: readonly string[] | null, page: Page): Promise<AwaitingRow[]> {
    const order = page.backward ? 'DESC' : 'ASC';
    const values: unknown[] = [page.size + 1, categoryIds];
    let [bounds, name] = ['', `awaiting answer ${order}`];
    for (const [cursor, sign, label] of [
      [page.after, '>', 'after'],
      [page.before, '<', 'before'],
    ] as const) {
      if (!cursor) continue;
      values.push(...cursor.slice(0, 2));
      const [due, id] = [values.length - 1, values.length];
      bounds += ` AND (k.listed_at, k.id) ${sign} ($${due}::timestamptz, $${id}::uuid)`;
      name += ` ${label}`;
    }
    const listed = (listedAt: string, from: string, within: string) => `(
      SELECT k.* FROM (
        SELECT t.id, ${AWAITED_AT} AS awaited_at, ${listedAt} AS listed_at FROM ${from}
        WHERE t.resolution = 'OPEN' AND t.moderation IN ('PRIVATE', 'PUBLISHED')
          AND ($2::uuid[] IS NULL OR t.category_id = ANY ($2::uuid[]))
      ) AS k WHERE true ${within} ORDER BY k.listed_at ${order}, k.id ${order} LIMIT $1)`;
    const snapshot = snapshotOf(page);
    if (snapshot) values.push(snapshot);
    const asOf = snapshot ? `$${values.length}::text` : 'pg_current_snapshot()::text';
    const still = listed(AWAITED_AT, 'thread t', `${bounds} AND k.id NOT IN (SELECT id FROM moved)`);
    const moved = listed('m.awaited_at', 'moved m JOIN thread t ON t.id = m.id', bounds);
    const found = await this.database.read<Listed>(
      name,
      snapshot
        ? `WITH moved AS MATERIALIZED (${movedSince(MOVES, asOf)})
           SELECT l.*, ${asOf} AS listed_as_of FROM (${still} UNION ALL ${moved}) AS l
           ORDER BY l.listed_at ${order}, l.id ${order} LIMIT $1`
        : `SELECT l.*, ${asOf} AS listed_as_of FROM ${listed(AWAITED_AT, 'thread t', bounds)} AS l
           ORDER BY l.listed_at ${order}, l.id ${order}`,
      values,
    );
    const rows = new Map((await this.threads.byIds(found.map(({ id }) => id))).map((row) => [row.id, row]));
    return found.flatMap((place) => {
      const row = rows.get(place.id);
      return row ? [{ ...row, ...place }] : [];
    });
  }
}
