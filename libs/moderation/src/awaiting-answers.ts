import { Injectable } from '@nestjs/common';
import { type ThreadRow, ThreadsRepository } from '#forum';
import type { Person } from '#kernel';
import { Database, type Page } from '#platform';

/** A thread that awaits its official answer, and when that is due. */
export interface AwaitingRow extends ThreadRow {
  /** The promised time; where nothing was promised, when the question was sent. */
  readonly awaited_at: Date;
}

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
   * Open, what is due first standing first: without an official answer, or with one that did not end the matter.
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
      values.push(...cursor);
      const [due, id] = [values.length - 1, values.length];
      bounds += ` AND (COALESCE(answer_due_at, submitted_at), id) ${sign} ($${due}::timestamptz, $${id}::uuid)`;
      name += ` ${label}`;
    }
    const found = await this.database.read<{ id: string; awaited_at: Date }>(
      name,
      `SELECT id, COALESCE(answer_due_at, submitted_at) AS awaited_at FROM thread
       WHERE resolution = 'OPEN'
         AND moderation IN ('PRIVATE', 'PUBLISHED')
         AND ($2::uuid[] IS NULL OR category_id = ANY ($2::uuid[])) ${bounds}
       ORDER BY COALESCE(answer_due_at, submitted_at) ${order}, id ${order} LIMIT $1`,
      values,
    );
    const rows = new Map((await this.threads.byIds(found.map(({ id }) => id))).map((row) => [row.id, row]));
    return found.flatMap(({ id, awaited_at }) => {
      const row = rows.get(id);
      return row ? [{ ...row, awaited_at }] : [];
    });
  }
}
