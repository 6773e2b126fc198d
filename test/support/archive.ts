import { randomUUID } from 'node:crypto';
import { keyOf } from '#platform';
import { ArchiveFigures, SearchEngine } from '#search';
import type { TestApp } from './app.js';

export interface ArchivedThread {
  readonly categoryId: string;
  readonly title: string;
  readonly question?: string;
  readonly answer?: string;
  readonly kind?: 'QUESTION' | 'COMPLAINT' | 'SUGGESTION';
  readonly solved?: boolean;
  readonly region?: string;
  readonly activeAt?: string;
}

export interface InArchive {
  readonly id: string;
  readonly number: number;
  readonly path: string;
}

/** Published threads, written past the forms and indexed. @returns them in this order. */
export async function putArchive(app: TestApp, threads: readonly ArchivedThread[]): Promise<InArchive[]> {
  const made: InArchive[] = [];
  for (const thread of threads) made.push(await putThread(app, thread));
  await app.get(SearchEngine).index(made.map(({ id }) => id));
  await app.get(ArchiveFigures).settle();
  return made;
}

async function putThread(app: TestApp, thread: ArchivedThread): Promise<InArchive> {
  const id = randomUUID();
  const activeAt = thread.activeAt ?? app.clock.now().toISOString();
  const official = thread.answer === undefined ? null : randomUUID();
  const [row] = await app.db.query<{ number: number }>(
    `INSERT INTO thread (id, category_id, kind, author_name, title, slug, excerpt, moderation, resolution, submitted_at,
       published_at, last_activity_at, next_position, post_count)
     VALUES ($1, $2, $3, 'Анна', $4, 's', '', 'PUBLISHED', $5, $6, $6, $6, 2, 2) RETURNING number`,
    [
      id,
      keyOf('Category', thread.categoryId),
      thread.kind ?? 'QUESTION',
      thread.title,
      thread.solved ? 'SOLVED' : 'OPEN',
      activeAt,
    ],
  );
  await app.db.query('INSERT INTO thread_details (thread_id, region) VALUES ($1, $2)', [
    id,
    thread.region ?? null,
  ]);
  await putPost(app, id, 0, 'QUESTION', thread.question ?? thread.title);
  if (official) {
    await putPost(app, id, 1, 'OFFICIAL_ANSWER', thread.answer ?? '', official);
    await app.db.query('UPDATE thread SET official_answer_id = $2 WHERE id = $1', [id, official]);
  }
  if (!row) throw new Error('The thread was not written');
  return { id, number: row.number, path: `/t/${row.number}-s` };
}

async function putPost(
  app: TestApp,
  threadId: string,
  position: number,
  kind: string,
  text: string,
  id: string = randomUUID(),
): Promise<void> {
  await app.db.query(
    `INSERT INTO post (id, thread_id, position, kind, moderation, author_name, markdown, html, plain, created_at)
     VALUES ($1, $2, $3, $4, 'PUBLISHED', 'Анна', $5, $5, $5, now())`,
    [id, threadId, position, kind, text],
  );
}
