import type { INestApplicationContext } from '@nestjs/common';
import { quantile } from '../../../apps/cli/src/search/metrics.js';
import { Database } from '#platform';
import { SearchEngine } from '#search';

/** What the worker spends on the index for one new post, in milliseconds. */
export interface IndexingTimes {
  readonly posts: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const POSTS = 300;
const WARM = 50;

/** Adds one post after the other to threads all over the archive, and has each thread indexed as its event does it. */
export async function measureIndexing(app: INestApplicationContext): Promise<IndexingTimes> {
  const database = app.get(Database, { strict: false });
  const engine = app.get(SearchEngine, { strict: false });
  const threads = await database.query<{ id: string; text: string }>(SOME_THREADS, [POSTS + WARM]);
  const times: number[] = [];
  for (const [i, { id }] of threads.entries()) {
    await database.query(ADD_POST, [id, threads[(i + 1) % threads.length]?.text]);
    const start = performance.now();
    await engine.index([id]);
    times.push(performance.now() - start);
  }
  const measured = times.slice(WARM);
  return { posts: measured.length, p50Ms: quantile(measured, 0.5), p95Ms: quantile(measured, 0.95) };
}

const SOME_THREADS = `
  SELECT t.id, p.plain AS text
  FROM thread AS t JOIN post AS p ON p.thread_id = t.id AND p.position = 0
  WHERE t.number IN (
    SELECT 1001 + floor(random() * (SELECT max(number) - 1001 FROM thread))::int FROM generate_series(1, $1)
  )
`;

const ADD_POST = `
  WITH place AS (
    UPDATE thread SET post_count = post_count + 1, next_position = next_position + 1, last_activity_at = now()
    WHERE id = $1 RETURNING next_position - 1 AS position
  )
  INSERT INTO post (id, thread_id, position, kind, moderation, author_name, markdown, html, plain, created_at, published_at)
  SELECT gen_random_uuid(), $1, position, 'COMMUNITY_ANSWER', 'PUBLISHED', 'Житель', $2, $2, $2, now(), now() FROM place
`;
