import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Directory } from '#directory';
import { Clock, Ids } from '#kernel';
import { Database, ReaderCache } from '#platform';
import { knownContacts } from '#privacy';
import { ImportedCategories } from './import/imported-categories.js';
import { type ImportedRows, rowsOf } from './import/imported-rows.js';
import type { ImportedThread } from './import/imported-thread.js';
import { type PersonalDataCounts, PublicTexts } from './import/public-texts.js';
import {
  CHANGE_COLUMNS,
  INSERT_CHANGES,
  INSERT_POSTS,
  INSERT_THREADS,
  POST_COLUMNS,
  THREAD_COLUMNS,
  columnsOf,
} from './import/statements.js';

export interface ImportedBatch {
  /** Keys of the threads added. */
  readonly threadIds: readonly string[];
  /** How many had been there before. */
  readonly known: number;
  /** Personal data in the texts of those added. */
  readonly personalData: PersonalDataCounts;
}

export interface ImportOptions {
  /** Take the texts as they are, with the personal data in them. */
  readonly keepPersonalData: boolean;
}

/** What else has to be done in the transaction that adds the threads. */
export type Follow = (tx: EntityManager, threadIds: readonly string[]) => Promise<void>;

/** Batches are added one after the other, so that two imports at once cannot block one another. */
const IMPORT_LOCK = 7_832_402;
/** Some milliseconds of work. */
const RENDERED_AT_ONCE = 20;
/** The reader's home page and lists show the latest threads. */
const HOME = 'home';

/**
 * Adds answered questions of another system to the archive, by the same rules as people's posts but without
 * telling anybody (docs/product.md §10). A thread is known by its imported id, so an import may be repeated,
 * and one that was interrupted goes on.
 */
@Injectable()
export class ImportThreads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly cache: ReaderCache,
    private readonly categories: ImportedCategories,
    private readonly directory: Directory,
  ) {}

  /** Adds the threads that are not there yet, all or none; personal data in their texts is hidden (§9). */
  async execute(
    threads: readonly ImportedThread[],
    { keepPersonalData }: ImportOptions,
    follow: Follow,
  ): Promise<ImportedBatch> {
    const texts = new PublicTexts(knownContacts(await this.directory.contacts()), keepPersonalData);
    const unknown = (await this.withoutKnown(threads)).map((thread) => texts.ofThread(thread));
    if (unknown.length === 0) return { threadIds: [], known: threads.length, personalData: texts.found };
    const categories = await this.categories.of(unknown.map(({ category }) => category));
    const now = this.clock.now();
    const rows: ImportedRows[] = [];
    for (const thread of unknown) {
      rows.push(rowsOf(thread, categories(thread.category), texts, this.ids, now));
      // PostgreSQL must not wait with another batch until all of this one is rendered.
      if (rows.length % RENDERED_AT_ONCE === 0) await setImmediate();
    }
    const threadIds = await this.database.transaction((tx) => this.save(tx, rows, follow));
    return { threadIds, known: threads.length - threadIds.length, personalData: texts.found };
  }

  private async withoutKnown(threads: readonly ImportedThread[]): Promise<ImportedThread[]> {
    const found = await this.database.query<{ imported_id: string }>(
      'SELECT imported_id FROM thread WHERE imported_id = ANY($1::text[])',
      [threads.map(({ id }) => id)],
    );
    const known = new Set(found.map((row) => row.imported_id));
    // The first of two lines with one id counts.
    return threads.filter(({ id }) => !known.has(id) && known.add(id));
  }

  private async save(
    tx: EntityManager,
    rows: readonly ImportedRows[],
    follow: Follow,
  ): Promise<readonly string[]> {
    // Not waiting for the disk: whoever imports does not tell it is done before something later was written there.
    await tx.query(`SELECT pg_advisory_xact_lock($1), set_config('synchronous_commit', 'off', true)`, [
      IMPORT_LOCK,
    ]);
    const threads = rows.map(({ thread }) => thread);
    const added: Array<{ id: string }> = await tx.query(INSERT_THREADS, columnsOf(THREAD_COLUMNS, threads));
    const ids = new Set(added.map(({ id }) => id));
    const fresh = rows.filter(({ thread }) => ids.has(thread.id));
    const posts = fresh.flatMap((row) => row.posts);
    await tx.query(INSERT_POSTS, columnsOf(POST_COLUMNS, posts));
    const changes = fresh.flatMap((row) => row.changes);
    await tx.query(INSERT_CHANGES, columnsOf(CHANGE_COLUMNS, changes));
    await this.count(tx, fresh);
    await follow(tx, [...ids]);
    return [...ids];
  }

  private async count(tx: EntityManager, rows: readonly ImportedRows[]): Promise<void> {
    const counts = new Map<string, number>();
    for (const { thread } of rows) counts.set(thread.categoryId, (counts.get(thread.categoryId) ?? 0) + 1);
    await tx.query(
      `UPDATE category SET thread_count = thread_count + added.number
       FROM unnest($1::uuid[], $2::int[]) AS added (id, number) WHERE category.id = added.id`,
      [[...counts.keys()], [...counts.values()]],
    );
    await this.cache.drop(tx, HOME, ...[...counts.keys()].map((id) => `category:${id}`));
  }
}
