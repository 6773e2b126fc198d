import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '#platform';
import { type ArchiveDocument, readPublished } from './archive-document.js';
import { asked } from './failure.js';
import { MeilisearchServer } from './meilisearch-server.js';
import { MeilisearchSetup } from './meilisearch-setup.js';
import { rebuildOf } from './rebuild-place.js';

/** First key of the advisory locks of documents there; the second is made of the thread's key. */
const LOCK_SPACE = 7_832_407;
const BATCH = 100;

/**
 * Writes the documents of the archive. The server does its tasks in the order in which it took them over, and one
 * process at a time reads a thread and hands it over (a lock in PostgreSQL): what was read last stands there last
 * (ADR 0010).
 */
@Injectable()
export class MeilisearchIndex {
  constructor(
    private readonly server: MeilisearchServer,
    private readonly setup: MeilisearchSetup,
    private readonly database: Database,
  ) {}

  /**
   * Brings the documents up to date with what is published, in the index that is built at this time too.
   *
   * @throws MeilisearchFailure when the server did not take or could not do it; then it has to be done again.
   */
  async index(threadIds: readonly string[]): Promise<void> {
    await this.setup.prepare();
    const tasks = await this.handOver(threadIds, (tx) => this.liveAndNext(tx));
    await this.server.done(tasks).catch((error: unknown) => {
      this.setup.forget();
      throw error;
    });
  }

  /** Forgets the documents, whatever the state of their threads. */
  async remove(threadIds: readonly string[]): Promise<void> {
    await this.setup.prepare();
    const tasks = await this.database.transaction(async (tx) => {
      await lock(tx, threadIds);
      return this.write(await this.liveAndNext(tx), [], threadIds);
    });
    await this.server.done(tasks);
  }

  /**
   * Hands the documents as they are now over to the given indexes alone.
   *
   * @returns the server's tasks, which may still fail.
   */
  async handOver(
    threadIds: readonly string[],
    targets: (tx: EntityManager) => Promise<readonly string[]>,
  ): Promise<number[]> {
    const tasks: number[] = [];
    for (let start = 0; start < threadIds.length; start += BATCH) {
      const batch = threadIds.slice(start, start + BATCH);
      const added = await this.database.transaction(async (tx) => {
        await lock(tx, batch);
        const documents = await readPublished(tx, batch);
        const published = new Set(documents.map(({ id }) => id));
        const gone = batch.filter((id) => !published.has(id));
        return this.write(await targets(tx), documents, gone);
      });
      tasks.push(...added);
    }
    return tasks;
  }

  /** Read behind the lock: a rebuild that began before it gets the change, one that begins later reads it itself. */
  private async liveAndNext(tx: EntityManager): Promise<string[]> {
    const next = await rebuildOf(tx);
    return next === null ? [this.server.index] : [this.server.index, next];
  }

  private async write(
    indexes: readonly string[],
    documents: readonly ArchiveDocument[],
    gone: readonly string[],
  ): Promise<number[]> {
    const tasks: number[] = [];
    const add = async (task: PromiseLike<{ taskUid: number }>) => tasks.push((await task).taskUid);
    for (const uid of indexes) {
      const index = this.server.writer().index<ArchiveDocument & Record<string, unknown>>(uid);
      if (documents.length > 0) await asked(() => add(index.addDocuments([...documents] as never)));
      if (gone.length > 0) await asked(() => add(index.deleteDocuments([...gone])));
    }
    return tasks;
  }
}

/** In the order of the keys, so that batches cannot block one another. */
async function lock(tx: EntityManager, threadIds: readonly string[]): Promise<void> {
  const keys = new Set(threadIds.map((id) => Number.parseInt(id.slice(-8), 16) | 0));
  await tx.query('SELECT count(pg_advisory_xact_lock($1, key)) FROM unnest($2::int[]) AS key', [
    LOCK_SPACE,
    [...keys].sort((a, b) => a - b),
  ]);
}
