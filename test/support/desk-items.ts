import { randomUUID } from 'node:crypto';
import { keyOf } from '#platform';
import type { TestApp } from './app.js';

export interface WaitingItem {
  readonly categoryId: string;
  readonly region?: string | null;
  readonly urgent?: boolean;
  readonly dueAt: string;
  readonly enteredAt?: string;
}

/** Questions that wait on the desk, written past the forms. @returns the keys of their items, in this order. */
export async function putWaiting(app: Pick<TestApp, 'db'>, items: readonly WaitingItem[]): Promise<string[]> {
  const rows = items.map((item) => ({
    thread: randomUUID(),
    post: randomUUID(),
    id: randomUUID(),
    category: keyOf('Category', item.categoryId),
    region: item.region ?? null,
    urgent: item.urgent ?? false,
    due: item.dueAt,
    entered: item.enteredAt ?? item.dueAt,
  }));
  await app.db.query(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (thread uuid, post uuid, id uuid, category uuid, region text,
         urgent boolean, due timestamptz, entered timestamptz)
     ), threads AS (
       INSERT INTO thread (id, category_id, author_name, title, slug, excerpt, moderation, resolution, submitted_at,
         last_activity_at, decision_due_at, answer_due_at)
       SELECT thread, category, 'Спрашивающий', 'Вопрос без ответа', 'vopros', 'Текст', 'PENDING', 'OPEN', entered,
         entered, due, due + interval '1 hour' FROM given
     ), posts AS (
       INSERT INTO post (id, thread_id, position, kind, moderation, author_name, markdown, html, plain, created_at)
       SELECT post, thread, 0, 'QUESTION', 'PENDING', 'Спрашивающий', 'Текст', '<p>Текст</p>', 'Текст', entered
       FROM given
     )
     INSERT INTO desk_item (id, kind, thread_id, post_id, category_id, region, urgent, due_at, entered_at)
     SELECT id, 'QUESTION', thread, post, category, region, urgent, due, entered FROM given`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}
