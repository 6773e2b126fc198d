import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';

export interface ArchivedThread {
  readonly title: string;
  readonly categoryId: string;
  readonly question: string;
  readonly official?: string;
  readonly answers?: readonly string[];
  readonly solved?: boolean;
  readonly kind?: string;
  readonly at?: string;
}

/** A published thread as the forum leaves it; not indexed. @returns its key. */
export async function putArchived(app: TestApp, thread: ArchivedThread): Promise<string> {
  const id = randomUUID();
  await app.db.query(
    `INSERT INTO thread (id, category_id, author_name, title, slug, excerpt, moderation, resolution, submitted_at,
       last_activity_at, kind) VALUES ($1, $2, 'Анна', $3, 's', '', 'PUBLISHED', $4, $5, $5, $6)`,
    [
      id,
      thread.categoryId,
      thread.title,
      thread.solved ? 'SOLVED' : 'OPEN',
      thread.at ?? '2026-05-12T09:00:00Z',
      thread.kind ?? 'QUESTION',
    ],
  );
  const posts = [
    ['QUESTION', thread.question],
    ...(thread.official ? [['OFFICIAL_ANSWER', thread.official]] : []),
    ...(thread.answers ?? []).map((text) => ['COMMUNITY_ANSWER', text]),
  ];
  for (const [position, [kind, text]] of posts.entries())
    await app.db.query(
      `INSERT INTO post (id, thread_id, position, kind, moderation, author_name, markdown, html, plain, created_at)
       VALUES ($1, $2, $3, $4, 'PUBLISHED', 'Анна', $5, $5, $5, now())`,
      [randomUUID(), id, position, kind, text],
    );
  return id;
}
