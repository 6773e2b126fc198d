import { Inject, Injectable, Logger } from '@nestjs/common';
import { Meilisearch, type Task } from 'meilisearch';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MeilisearchSettings, SETTINGS, type Settings } from '#platform';
import { MeilisearchFailure, asked } from './failure.js';

/** Milliseconds of one request that writes or asks how the index is; a batch has some megabytes. */
const WRITE_TIMEOUT = 10_000;
/** Milliseconds that a search may take in all (docs/product.md §5). */
export const READ_TIMEOUT = 300;
/** Milliseconds until a task counts as failed; it may yet be done, which does no harm. */
const TASK_TIMEOUT = 60_000;
const TASK_INTERVAL = 25;

/**
 * The server sends a compressed answer in two pieces, and holds the second back until the first is acknowledged: some
 * 40 ms of a search that takes five.
 */
const PLAIN = { headers: { 'accept-encoding': 'identity' } };

/** The server and the keys to it: writes by one that may everything with our index, reads by one that may only search. */
@Injectable()
export class MeilisearchServer {
  private readonly logger = new Logger(MeilisearchServer.name);
  private readonly settings: MeilisearchSettings | null;
  private writing: Meilisearch | null = null;
  private reading: Promise<Meilisearch> | null = null;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.settings = settings.meilisearch;
  }

  get configured(): boolean {
    return this.settings !== null;
  }

  /** Name of the index that is searched. */
  get index(): string {
    return this.needed().index;
  }

  /** Name of the index that is built beside it. */
  get nextIndex(): string {
    return `${this.index}-next`;
  }

  writer(): Meilisearch {
    const { url, key } = this.needed();
    this.writing ??= new Meilisearch({ host: url, apiKey: key, timeout: WRITE_TIMEOUT });
    return this.writing;
  }

  /** A client that may only search. */
  reader(): Promise<Meilisearch> {
    const { url } = this.needed();
    this.reading ??= this.searchKey().then(
      (apiKey) => new Meilisearch({ host: url, apiKey, timeout: READ_TIMEOUT, requestInit: PLAIN }),
    );
    // Not found out once is asked again the next time.
    this.reading.catch(() => (this.reading = null));
    return this.reading;
  }

  /**
   * Waits until the server has done what it took over.
   *
   * @throws MeilisearchFailure when it could not, which its log tells more about.
   */
  async done(tasks: readonly number[]): Promise<void> {
    for (const uid of tasks) {
      const { status, error, type } = await this.ended(uid);
      if (status === 'succeeded') continue;
      const message = `Meilisearch: task ${uid} (${type}) ${status}: ${error?.message ?? 'no reason given'}`;
      this.logger.error(message);
      throw new MeilisearchFailure('TASK_FAILED', message);
    }
  }

  /** Not the client's own waiting: that leaves its timer running when a look-up fails. */
  private async ended(uid: number): Promise<Task> {
    const deadline = performance.now() + TASK_TIMEOUT;
    for (;;) {
      const task = await asked(() => this.writer().tasks.getTask(uid));
      if (task.status !== 'enqueued' && task.status !== 'processing') return task;
      if (performance.now() > deadline)
        throw new MeilisearchFailure('SLOW', `Meilisearch: task ${uid} has not ended in time.`);
      await sleep(TASK_INTERVAL);
    }
  }

  private async searchKey(): Promise<string> {
    const { searchKey, key, index } = this.needed();
    if (searchKey !== null) return searchKey;
    const name = `search-${index}`;
    const { results } = await asked(() => this.writer().getKeys({ limit: 1_000 }));
    const known = results.find((each) => each.name === name && each.actions.join() === 'search');
    if (known) return known.key;
    const made = await asked(() =>
      this.writer().createKey({
        name,
        description: 'Searches the archive, no more.',
        actions: ['search'],
        indexes: [index],
        expiresAt: null,
      }),
    );
    if (made.key === key) throw new Error('The server gave its own key for a new one.');
    return made.key;
  }

  private needed(): MeilisearchSettings {
    if (!this.settings) throw new Error('MEILISEARCH_URL is not set.');
    return this.settings;
  }
}
