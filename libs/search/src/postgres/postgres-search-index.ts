import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '#platform';
import { searchText } from '#russian';
import type { IndexDifference, VerifiedIndex } from '../verified-index.js';
import { ArchiveFigures } from './archive-figures.js';
import { PERIOD } from './periods.js';
import { TITLE_SIGN } from './statements.js';

/** First key of this lib's advisory locks; the second is made of the thread's key. */
const LOCK_SPACE = 7_832_406;
/** Each thread of a batch is a lock in PostgreSQL's table of locks, which holds some thousands. */
const BATCH = 250;
/** Notes that are left to the sweep; a bulk load adds its own from here on. */
const NOTES = 60;
/** Characters of a thread's posts that are indexed: a `tsvector` holds one megabyte. */
const BODY_CHARS = 256_000;
/** Characters of a thread's posts that the best hits are compared by: what a thread is about stands at its beginning. */
const TEXT_CHARS = 2_000;
/** A word of the title counts as four of the body (statements.ts). */
const TITLE_WEIGHT = 4;

interface PublishedRow {
  readonly id: string;
  readonly category_id: string;
  readonly kind: string;
  readonly region: string | null;
  readonly solved: boolean;
  readonly official: boolean;
  readonly activity: string;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly others: string;
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
    await tx.query(WRITE, [...documentsOf(rows), threadIds.filter((id) => !published.has(id))]);
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

/** What {@link DOCUMENTS} is made of: $1 to $13. */
function documentsOf(rows: readonly PublishedRow[]): unknown[] {
  const texts = rows.map((row) => ({
    title: searchText(row.title),
    question: searchText(row.question),
    answer: searchText(row.answer),
    others: searchText(row.others),
  }));
  return [
    rows.map(({ id }) => id),
    rows.map((row) => row.category_id),
    rows.map(({ kind }) => kind),
    rows.map(({ region }) => region),
    rows.map(({ solved }) => solved),
    rows.map(({ official }) => official),
    rows.map(({ activity }) => activity),
    texts.map(({ title }) => title),
    texts.map(({ question }) => question),
    texts.map(({ answer }) => answer),
    texts.map(({ others }) => others),
    texts.map(
      ({ title, question, answer, others }) =>
        TITLE_WEIGHT * wordCount(title) + wordCount(question) + wordCount(answer) + wordCount(others),
    ),
    texts.map(({ question, answer, others }) =>
      [question, answer, others].filter(Boolean).join(' ').slice(0, TEXT_CHARS),
    ),
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
  SELECT t.id, t.category_id, t.kind, d.region, t.resolution = 'SOLVED' AS solved, t.last_activity_at::text AS activity,
    t.title, posts.official, posts.question, posts.answer, posts.others
  FROM thread AS t
  LEFT JOIN thread_details AS d ON d.thread_id = t.id
  CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(p.kind = 'OFFICIAL_ANSWER'), false) AS official,
      coalesce(left(string_agg(p.plain, E'\\n') FILTER (WHERE p.kind = 'QUESTION'), $2), '') AS question,
      coalesce(left(string_agg(p.plain, E'\\n' ORDER BY p.position) FILTER (WHERE p.kind = 'OFFICIAL_ANSWER'), $2), '')
        AS answer,
      coalesce(left(string_agg(p.plain, E'\\n' ORDER BY p.position)
        FILTER (WHERE p.kind NOT IN ('QUESTION', 'OFFICIAL_ANSWER')), $2), '') AS others
    FROM post AS p
    WHERE p.thread_id = t.id AND p.moderation = 'PUBLISHED'
  ) AS posts
  WHERE t.id = ANY($1::uuid[]) AND t.moderation = 'PUBLISHED'
`;

/** The weights of a place: A title, B official answer, D question, C everything else (statements.ts). */
const DOCUMENTS = `
  SELECT d.thread_id, category_id, kind, region, solved, official, activity_at,
    setweight(t.title, 'A') || to_tsvector('russian', question) || setweight(to_tsvector('russian', answer), 'B')
      || setweight(to_tsvector('russian', others), 'C') || t.signed || ${PERIOD} AS tsv,
    weighted_length, d.title, body
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::boolean[], $7::timestamptz[],
    $8::text[], $9::text[], $10::text[], $11::text[], $12::int[], $13::text[])
    AS d (thread_id, category_id, kind, region, solved, official, activity_at, title, question, answer, others,
      weighted_length, body)
  CROSS JOIN LATERAL (
    SELECT v.title, array_to_tsvector(ARRAY(SELECT '${TITLE_SIGN}' || l FROM unnest(tsvector_to_array(v.title)) AS l))
      AS signed
    FROM (SELECT to_tsvector('russian', d.title) AS title) AS v
  ) AS t
`;

const VALUES = (row: string): string =>
  ['category_id', 'kind', 'region', 'solved', 'official', 'activity_at', 'tsv']
    .map((column) => `${row}.${column}`)
    .join(', ');

const WRITE = `
  WITH gone AS (
    DELETE FROM search_document WHERE thread_id = ANY($14::uuid[])
  ), given AS MATERIALIZED (${DOCUMENTS}), written AS (
    INSERT INTO search_document AS present
      (thread_id, category_id, kind, region, solved, official, activity_at, tsv, weighted_length)
    SELECT thread_id, category_id, kind, region, solved, official, activity_at, tsv, weighted_length FROM given
    ON CONFLICT (thread_id) DO UPDATE SET
      category_id = excluded.category_id, kind = excluded.kind, region = excluded.region, solved = excluded.solved,
      official = excluded.official, activity_at = excluded.activity_at, tsv = excluded.tsv,
      weighted_length = excluded.weighted_length
    WHERE (${VALUES('present')}) IS DISTINCT FROM (${VALUES('excluded')})
  )
  INSERT INTO search_text AS present (thread_id, title, body)
  SELECT thread_id, title, body FROM given
  ON CONFLICT (thread_id) DO UPDATE SET title = excluded.title, body = excluded.body
    WHERE (present.title, present.body) IS DISTINCT FROM (excluded.title, excluded.body)
`;

/** $14 the threads that are compared. */
const COMPARE = `
  SELECT coalesce(wanted.thread_id, present.thread_id) AS "threadId",
    CASE WHEN present.thread_id IS NULL THEN 'MISSING' WHEN wanted.thread_id IS NULL THEN 'SUPERFLUOUS'
      ELSE 'DIFFERENT' END AS kind
  FROM (${DOCUMENTS}) AS wanted
  FULL JOIN (SELECT * FROM search_document WHERE thread_id = ANY($14::uuid[])) AS present
    ON present.thread_id = wanted.thread_id
  WHERE (present.thread_id, ${VALUES('present')}) IS DISTINCT FROM (wanted.thread_id, ${VALUES('wanted')})
  ORDER BY 1
`;

/** Words of a normalised text; that common words count too changes the mean as it changes each length. */
function wordCount(text = ''): number {
  if (text === '') return 0;
  let count = 1;
  for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) count += 1;
  return count;
}
