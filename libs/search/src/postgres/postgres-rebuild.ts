import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, InstallationFault, textArray } from '#platform';
import { INDEX_VERSION } from '../index-version.js';
import {
  type Comparable,
  DOCUMENTS,
  type Documents,
  type PublishedRow,
  comparable,
  parametersOf,
  readPublished,
} from './documents.js';
import { REBUILD, type RebuildPlace } from './rebuild-place.js';
import { DocumentNumbers, type NumberedDocuments } from './vectors/document-numbers.js';
import { DocumentVectors } from './vectors/document-vectors.js';

const BATCH = 500;
/** Batches that PostgreSQL writes at a time. */
const AT_ONCE = 2;
/** Documents written meanwhile that are taken over at a time; the last of them while everybody waits. */
const CAUGHT_UP = 1_000;
/** How often the new tables try to take the place of the old ones, which somebody may be reading for long. */
const SWAPS_TRIED = 60;
const BETWEEN_SWAPS_MS = 1_000;
/** How long all others wait with a try, in milliseconds: hardly to be noticed. */
const SWAP_WAIT_MS = 200;
/** Now and then longer: after a second PostgreSQL ends an autovacuum that is in the way. */
const PATIENT_EVERY = 10;
const PATIENT_WAIT_MS = 1_500;
/** Of PostgreSQL: a lock was not to be had in time, or two waited for one another. */
const NOT_NOW = new Set(['55P03', '40P01']);

const START: RebuildPlace = { version: INDEX_VERSION, after: null, done: 0, filled: false };

interface Batch {
  readonly threadIds: readonly string[];
  /** Of those that are published. */
  readonly rows: readonly PublishedRow[];
}

interface NumberedBatch {
  readonly threadIds: readonly string[];
  readonly documents: readonly Comparable[];
  readonly numbered: NumberedDocuments;
}

interface Written {
  readonly threadIds: readonly string[];
  readonly writing: Promise<void>;
}

interface Counted {
  readonly documents: number;
  readonly total_length: string;
}

/**
 * Builds all documents anew in tables beside the live ones and then puts them in their place (ADR 0013): a table without
 * indexes is filled several times faster. Changes meanwhile go to the live tables and are taken over at the end. May
 * be interrupted and repeated: it goes on behind the last batch. One at a time; the caller sees to that.
 */
@Injectable()
export class PostgresRebuild {
  /** Distinct words that are remembered: those of a large archive, in some 100 MB. */
  wordsRemembered = 1_000_000;

  constructor(private readonly database: Database) {}

  /** Whether a rebuild has begun and not ended, running or interrupted. */
  async isUnderWay(): Promise<boolean> {
    return (await REBUILD.read(this.database.manager)) !== null;
  }

  /**
   * @param progress told the number of threads that are done, of a former interrupted run too; may throw to interrupt.
   * @param again begin anew even if a former run was interrupted.
   * @returns how many threads were looked at.
   * @throws InstallationFault when somebody reads the old tables all the time.
   */
  async execute(progress: (done: number) => void, again: boolean): Promise<number> {
    const begun = again ? null : await REBUILD.read(this.database.manager);
    let place = begun?.version === INDEX_VERSION ? begun : await this.begin();
    const numbers = new DocumentNumbers(this.database.manager, this.wordsRemembered);
    const writesAll = place.done === 0;
    if (!place.filled) {
      await this.forgetBehind(place);
      place = await this.fill(place, numbers, progress);
    }
    await this.whole('SELECT search_rebuild_keys()');
    let taken = await this.catchUp();
    for (let more = taken; more >= CAUGHT_UP; taken += more) more = await this.catchUp();
    // Of documents that somebody else has written, all are counted.
    const known = writesAll && taken === 0 ? numbers.frequencies() : null;
    const [[counted]] = await Promise.all([
      this.whole<Counted>('SELECT documents, total_length FROM search_rebuild_count($1, $2)', [
        known && textArray(known.lexemes),
        known?.frequencies ?? null,
      ]),
      this.whole('SELECT search_rebuild_index()'),
    ]);
    await this.putInPlace(counted);
    // Should this not be reached, the new tables are as good: they only hold documents of removed threads.
    await this.whole('SELECT search_rebuild_validate()');
    return place.done;
  }

  private begin(): Promise<RebuildPlace> {
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT search_rebuild_begin()');
      await REBUILD.write(tx, START);
      return START;
    });
  }

  /** While PostgreSQL writes some batches, the words of the next are asked about, and the one after it is read. */
  private async fill(
    begun: RebuildPlace,
    numbers: DocumentNumbers,
    progress: (done: number) => void,
  ): Promise<RebuildPlace> {
    let place = begun;
    const written = async ({ threadIds, writing }: Written) => {
      await writing;
      place = behind(place, threadIds);
      await REBUILD.write(this.database.manager, place);
      progress(place.done);
    };
    const underWay: Written[] = [];
    const vectors = new DocumentVectors();
    try {
      for await (const { threadIds, documents, numbered } of ahead(this.numbered(begun.after, numbers))) {
        const ready = vectors.of(numbered);
        for (const first of underWay.splice(0, underWay.length - AT_ONCE + 1)) await written(first);
        underWay.push({ threadIds, writing: this.write(parametersOf(documents, ready)) });
      }
      for (const each of underWay) await written(each);
    } finally {
      // Nothing may be written any more by a run that has ended.
      await Promise.allSettled(underWay.map(({ writing }) => writing));
    }
    place = { ...place, filled: true };
    await REBUILD.write(this.database.manager, place);
    return place;
  }

  private async *numbered(begun: string | null, numbers: DocumentNumbers): AsyncGenerator<NumberedBatch> {
    for await (const { threadIds, rows } of ahead(this.batches(begun))) {
      const documents = await comparable(rows);
      yield { threadIds, documents, numbered: await numbers.of(documents) };
    }
  }

  private async *batches(begun: string | null): AsyncGenerator<Batch> {
    const { manager } = this.database;
    for (let after = begun; ;) {
      const found = await manager.query<Array<{ id: string }>>(NEXT, [after, BATCH]);
      const threadIds = found.map(({ id }) => id);
      after = threadIds.at(-1) ?? null;
      if (after === null) return;
      yield { threadIds, rows: await readPublished(manager, threadIds) };
    }
  }

  private write(documents: Documents): Promise<void> {
    const writing = this.database.transaction(async (tx) => {
      await tx.query('SET LOCAL synchronous_commit = off');
      await tx.query(FILL, [...documents]);
    });
    // It is waited for in its turn.
    writing.catch(() => {});
    return writing;
  }

  /** Batches behind the place may be there already: they are written in any order, and counted in theirs. */
  private async forgetBehind({ after }: RebuildPlace): Promise<void> {
    await this.untimed(async (tx) => {
      // What a killed run has sent may still be under way.
      await tx.query('LOCK TABLE search_document_next, search_text_next IN SHARE ROW EXCLUSIVE MODE');
      for (const table of ['search_document_next', 'search_text_next'])
        await tx.query(`DELETE FROM ${table} WHERE $1::uuid IS NULL OR thread_id > $1`, [after]);
    });
  }

  private async catchUp(): Promise<number> {
    const [row] = await this.whole<{ taken: number }>('SELECT search_rebuild_catch_up($1) AS taken', [
      CAUGHT_UP,
    ]);
    return row?.taken ?? 0;
  }

  private async putInPlace(counted: Counted | undefined): Promise<void> {
    for (let tried = 1; tried <= SWAPS_TRIED; tried += 1) {
      const wait = tried % PATIENT_EVERY === 0 ? PATIENT_WAIT_MS : SWAP_WAIT_MS;
      if (await this.swap([counted?.documents, counted?.total_length, wait])) return;
      await sleep(BETWEEN_SWAPS_MS);
    }
    throw new InstallationFault(
      'The new search index is built, but somebody reads the old one all the time (a backup, or a long report): run "veche reindex" once more later.',
    );
  }

  /** @returns whether everybody else let it happen. */
  private async swap(parameters: unknown[]): Promise<boolean> {
    try {
      await this.untimed(async (tx) => {
        await tx.query('SELECT search_rebuild_swap($1, $2, $3)', parameters);
        await REBUILD.drop(tx);
      });
      return true;
    } catch (error) {
      if (NOT_NOW.has((error as { code?: string }).code ?? '')) return false;
      throw error;
    }
  }

  private whole<R>(step: string, parameters: unknown[] = []): Promise<R[]> {
    return this.untimed((tx) => tx.query<R[]>(step, parameters));
  }

  /** A step on the whole archive takes longer than a statement of a request may. */
  private untimed<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 0');
      return work(tx);
    });
  }
}

/** Asks for the next item while one is worked on. */
async function* ahead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next();
  for (;;) {
    const { value, done } = await next;
    if (done) return;
    next = items.next();
    // A failure is thrown when the item is wanted.
    next.catch(() => {});
    yield value;
  }
}

function behind(place: RebuildPlace, threadIds: readonly string[]): RebuildPlace {
  return { ...place, after: threadIds.at(-1) ?? place.after, done: place.done + threadIds.length };
}

const NEXT = 'SELECT id FROM thread WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2';

const FILL = `
  WITH given AS MATERIALIZED (${DOCUMENTS}), written AS (
    INSERT INTO search_document_next
      (thread_id, category_id, kind, region, solved, official, activity_at, tsv, weighted_length)
    SELECT thread_id, category_id, kind, region, solved, official, activity_at, tsv, weighted_length FROM given
  )
  INSERT INTO search_text_next (thread_id, title, body) SELECT thread_id, title, body FROM given
`;
