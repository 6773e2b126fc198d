import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '#platform';
import { normaliseText } from '#russian';
import type { IndexDifference, VerifiedIndex } from '../verified-index.js';
import { ArchiveFigures } from './archive-figures.js';
import { PERIOD } from './periods.js';

/** First key of this lib's advisory locks; the second is made of the thread's key. */
const LOCK_SPACE = 7_832_406;
/** Each thread of a batch is a lock in PostgreSQL's table of locks, which holds some thousands. */
const BATCH = 250;
/** Notes that are left to the sweep; a bulk load adds its own from here on. */
const NOTES = 60;
/** Characters of a thread's posts that are indexed: a `tsvector` holds one megabyte. */
const BODY_CHARS = 256_000;
/** A word of the title counts as four of the body (statements.ts). */
const TITLE_WEIGHT = 4;

interface PublishedRow {
  readonly id: string;
  readonly category_id: string;
  readonly solved: boolean;
  readonly official: boolean;
  readonly activity: string;
  readonly title: string;
  readonly body: string;
}

/** Writes the documents of the archive; three statements whatever the number of threads. */
@Injectable()
export class PostgresSearchIndex implements VerifiedIndex {
  readonly name = 'postgres';

  constructor(
    private readonly database: Database,
    private readonly figures: ArchiveFigures,
  ) {}

  async index(threadIds: readonly string[]): Promise<void> {
    for (let start = 0; start < threadIds.length; start += BATCH) {
      const batch = threadIds.slice(start, start + BATCH);
      await this.database.transaction((tx) => this.indexBatch(tx, batch));
      if (batch.length === BATCH) await this.figures.settle(NOTES);
    }
  }

  async remove(threadIds: readonly string[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.lock(tx, threadIds);
      await tx.query('DELETE FROM search_document WHERE thread_id = ANY($1::uuid[])', [threadIds]);
    });
  }

  /** Compares what is published of these threads with their documents, byte for byte. */
  async differences(threadIds: readonly string[]): Promise<IndexDifference[]> {
    const { manager } = this.database;
    const rows = await manager.query<PublishedRow[]>(READ, [threadIds, BODY_CHARS]);
    return manager.query<IndexDifference[]>(COMPARE, [...documentsOf(rows), threadIds]);
  }

  /** None: a document goes with its thread. */
  async *strangers(): AsyncIterable<string> {}

  private async indexBatch(tx: EntityManager, threadIds: readonly string[]): Promise<void> {
    await this.lock(tx, threadIds);
    const rows = await tx.query<PublishedRow[]>(READ, [threadIds, BODY_CHARS]);
    const published = new Set(rows.map(({ id }) => id));
    const gone = threadIds.filter((id) => !published.has(id));
    await tx.query(WRITE, [...documentsOf(rows), gone]);
  }

  /**
   * Two workers with one thread must read and write one after the other, or the earlier reading could be
   * written last. Locks are taken in the order of their keys, so that batches cannot block one another.
   */
  private async lock(tx: EntityManager, threadIds: readonly string[]): Promise<void> {
    const keys = new Set(threadIds.map((id) => Number.parseInt(id.slice(-8), 16) | 0));
    await tx.query(LOCK, [LOCK_SPACE, [...keys].sort((a, b) => a - b)]);
  }
}

/** What {@link DOCUMENTS} is made of: $1 to $8. */
function documentsOf(rows: readonly PublishedRow[]): unknown[] {
  const titles = rows.map(({ title }) => normaliseText(title));
  const bodies = rows.map(({ body }) => normaliseText(body));
  return [
    rows.map(({ id }) => id),
    rows.map((row) => row.category_id),
    rows.map(({ solved }) => solved),
    rows.map(({ official }) => official),
    rows.map(({ activity }) => activity),
    titles,
    bodies,
    rows.map((_, i) => TITLE_WEIGHT * wordCount(titles[i]) + wordCount(bodies[i])),
  ];
}

/**
 * The transaction need not wait for the disk: should the server lose it, it also loses that the job or the import
 * after it was done, and the index is brought up to date again.
 */
const LOCK = `
  SELECT count(pg_advisory_xact_lock($1, key)), set_config('synchronous_commit', 'off', true)
  FROM unnest($2::int[]) AS key
`;

const READ = `
  SELECT t.id, t.category_id, t.resolution = 'SOLVED' AS solved, t.last_activity_at::text AS activity, t.title,
    posts.official, posts.body
  FROM thread AS t
  CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(p.kind = 'OFFICIAL_ANSWER'), false) AS official,
      coalesce(left(string_agg(p.plain, E'\\n' ORDER BY p.kind <> 'QUESTION', p.kind <> 'OFFICIAL_ANSWER', p.position),
        $2), '') AS body
    FROM post AS p
    WHERE p.thread_id = t.id AND p.moderation = 'PUBLISHED'
  ) AS posts
  WHERE t.id = ANY($1::uuid[]) AND t.moderation = 'PUBLISHED'
`;

const DOCUMENTS = `
  SELECT d.thread_id, category_id, solved, official, activity_at,
    setweight(to_tsvector('russian', title), 'A') || to_tsvector('russian', body) || ${PERIOD} AS tsv, weighted_length
  FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::boolean[], $5::timestamptz[], $6::text[], $7::text[], $8::int[])
    AS d (thread_id, category_id, solved, official, activity_at, title, body, weighted_length)
`;

const WRITE = `
  WITH gone AS (
    DELETE FROM search_document WHERE thread_id = ANY($9::uuid[])
  )
  INSERT INTO search_document AS present
    (thread_id, category_id, solved, official, activity_at, tsv, weighted_length)
  ${DOCUMENTS}
  ON CONFLICT (thread_id) DO UPDATE SET
    category_id = excluded.category_id, solved = excluded.solved, official = excluded.official,
    activity_at = excluded.activity_at, tsv = excluded.tsv, weighted_length = excluded.weighted_length
  WHERE (present.category_id, present.solved, present.official, present.activity_at, present.tsv) IS DISTINCT FROM
    (excluded.category_id, excluded.solved, excluded.official, excluded.activity_at, excluded.tsv)
`;

/** $9 the threads that are compared. */
const COMPARE = `
  SELECT coalesce(wanted.thread_id, present.thread_id) AS "threadId",
    CASE WHEN present.thread_id IS NULL THEN 'MISSING' WHEN wanted.thread_id IS NULL THEN 'SUPERFLUOUS'
      ELSE 'DIFFERENT' END AS kind
  FROM (${DOCUMENTS}) AS wanted
  FULL JOIN (SELECT * FROM search_document WHERE thread_id = ANY($9::uuid[])) AS present
    ON present.thread_id = wanted.thread_id
  WHERE (present.thread_id, present.category_id, present.solved, present.official, present.activity_at, present.tsv)
    IS DISTINCT FROM
    (wanted.thread_id, wanted.category_id, wanted.solved, wanted.official, wanted.activity_at, wanted.tsv)
  ORDER BY 1
`;

/** Words of a normalised text; that common words count too changes the mean as it changes each length. */
function wordCount(text = ''): number {
  if (text === '') return 0;
  let count = 1;
  for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) count += 1;
  return count;
}
