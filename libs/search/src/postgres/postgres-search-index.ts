import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, prepared } from '#platform';
import type { IndexDifference, VerifiedIndex } from '../verified-index.js';
import { ArchiveFigures } from './archive-figures.js';
import {
  DOCUMENTS,
  type Documents,
  type PublishedRow,
  comparable,
  parametersOf,
  readPublished,
} from './documents.js';
import { REBUILD } from './rebuild-place.js';

/** First key of this lib's advisory locks; the second is made of the thread's key. */
const LOCK_SPACE = 7_832_406;
/** Each thread of a batch is a lock in PostgreSQL's table of locks, which holds some thousands. */
const BATCH = 250;
/** Notes that are left to the sweep; a bulk load adds its own from here on. */
const NOTES = 60;

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
      await tx.query(REMOVE, [threadIds]);
    });
  }

  /** Compares what is published of these threads with their documents, byte for byte. */
  async differences(threadIds: readonly string[]): Promise<IndexDifference[]> {
    const { manager } = this.database;
    const documents = await documentsOf(await readPublished(manager, threadIds));
    return manager.query<IndexDifference[]>(COMPARE, [...documents, threadIds]);
  }

  /** None: a document goes with its thread. */
  async *strangers(): AsyncIterable<string> {}

  private async indexBatch(tx: EntityManager, threadIds: readonly string[]): Promise<void> {
    await this.lock(tx, threadIds);
    const rows = await readPublished(tx, threadIds);
    const published = new Set(rows.map(({ id }) => id));
    const gone = threadIds.filter((id) => !published.has(id));
    await prepared(tx, 'write documents', WRITE, [...(await documentsOf(rows)), gone]);
  }

  /**
   * Two workers with one thread must read and write one after the other, or the earlier reading could be
   * written last. Locks are taken in the order of their keys, so that batches cannot block one another.
   */
  private async lock(tx: EntityManager, threadIds: readonly string[]): Promise<void> {
    const keys = new Set(threadIds.map((id) => Number.parseInt(id.slice(-8), 16) | 0));
    await prepared(tx, 'lock documents', LOCK, [LOCK_SPACE, [...keys].sort((a, b) => a - b)]);
  }
}

const documentsOf = async (rows: readonly PublishedRow[]): Promise<Documents> =>
  parametersOf(await comparable(rows));

/**
 * The transaction need not wait for the disk: should the server lose it, it also loses that the job or the import
 * after it was done, and the index is brought up to date again.
 */
const LOCK = `
  SELECT count(pg_advisory_xact_lock($1, key)), set_config('synchronous_commit', 'off', true)
  FROM unnest($2::int[]) AS key
`;

/** While the index is built anew, whatever is written here is taken over at the end (ADR 0013). */
const noteFor = (threadIds: string): string => `
    INSERT INTO search_touched (thread_id)
    SELECT * FROM unnest(${threadIds}) WHERE EXISTS (SELECT FROM setting WHERE name = '${REBUILD.name}')`;

const REMOVE = `
  WITH noted AS (${noteFor('$1::uuid[]')}
  )
  DELETE FROM search_document WHERE thread_id = ANY($1::uuid[])
`;

const VALUES = (row: string): string =>
  ['category_id', 'kind', 'region', 'solved', 'official', 'activity_at', 'tsv']
    .map((column) => `${row}.${column}`)
    .join(', ');

const WRITE = `
  WITH noted AS (${noteFor('$1::uuid[] || $16::uuid[]')}
  ), gone AS (
    DELETE FROM search_document WHERE thread_id = ANY($16::uuid[])
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

/** $16 the threads that are compared. */
const COMPARE = `
  SELECT coalesce(wanted.thread_id, present.thread_id) AS "threadId",
    CASE WHEN present.thread_id IS NULL THEN 'MISSING' WHEN wanted.thread_id IS NULL THEN 'SUPERFLUOUS'
      ELSE 'DIFFERENT' END AS kind
  FROM (${DOCUMENTS}) AS wanted
  FULL JOIN (SELECT * FROM search_document WHERE thread_id = ANY($16::uuid[])) AS present
    ON present.thread_id = wanted.thread_id
  WHERE (present.thread_id, ${VALUES('present')}) IS DISTINCT FROM (wanted.thread_id, ${VALUES('wanted')})
  ORDER BY 1
`;
