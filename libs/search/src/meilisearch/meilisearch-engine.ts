import { Injectable, Logger } from '@nestjs/common';
import { Database, Jobs } from '#platform';
import type { SoughtQuery, SoughtWord } from '#russian';
import { PostgresSearchEngine } from '../postgres/postgres-search-engine.js';
import { SearchEngine, type SearchHit, type SearchOptions, type SimilarOptions } from '../search-engine.js';
import { catchUp } from '../search.events.js';
import { readBreaker, reasonOf, writeBreaker } from './breakers.js';
import { MeilisearchIndex } from './meilisearch-index.js';
import { MeilisearchSearch } from './meilisearch-search.js';
import { MeilisearchSetup } from './meilisearch-setup.js';
import { SearchHealth } from './search-health.js';

/** Threads of one job that makes up for a failure. */
const JOB_THREADS = 500;

/**
 * Meilisearch with PostgreSQL behind it (ADR 0010): both are written, Meilisearch answers, and PostgreSQL answers
 * wherever it cannot, within 300 ms, and says so.
 */
@Injectable()
export class MeilisearchEngine extends SearchEngine {
  private readonly logger = new Logger(MeilisearchEngine.name);
  private readonly reading = readBreaker((open) => this.noteBreaker(open));
  private readonly writing = writeBreaker();

  constructor(
    private readonly postgres: PostgresSearchEngine,
    private readonly meilisearch: MeilisearchSearch,
    private readonly documents: MeilisearchIndex,
    private readonly setup: MeilisearchSetup,
    private readonly health: SearchHealth,
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {
    super();
  }

  search(query: SoughtQuery, options: SearchOptions) {
    return this.answer(
      () => this.meilisearch.search(query, options),
      async () => ({ ...(await this.postgres.search(query, options)), degraded: true }),
    );
  }

  suggest(words: readonly string[], size: number): Promise<readonly SearchHit[]> {
    return this.answer(
      () => this.meilisearch.suggest(words, size),
      () => this.postgres.suggest(words, size),
    );
  }

  similar(
    telling: readonly SoughtWord[],
    size: number,
    only?: SimilarOptions,
  ): Promise<readonly SearchHit[]> {
    return this.answer(
      () => this.meilisearch.similar(telling, size, only),
      () => this.postgres.similar(telling, size, only),
    );
  }

  /** PostgreSQL first. What Meilisearch did not do is done by a job of its own, so that nobody else has to wait for it. */
  async index(threadIds: readonly string[]): Promise<void> {
    await this.postgres.index(threadIds);
    try {
      await this.catchUp(threadIds);
    } catch (error) {
      if (reasonOf(error) === null) throw error;
      this.logger.error(`${threadIds.length} documents are left to a job: ${String(error)}`);
      await this.database.transaction(async (tx) => {
        for (let start = 0; start < threadIds.length; start += JOB_THREADS)
          await this.jobs.add(tx, catchUp, { threadIds: threadIds.slice(start, start + JOB_THREADS) });
      });
    }
  }

  /**
   * Brings Meilisearch alone up to date.
   *
   * @throws when it did not take or could not do it, or is left alone for a moment.
   */
  async catchUp(threadIds: readonly string[]): Promise<void> {
    try {
      await this.writing.execute(() => this.documents.index(threadIds));
    } catch (error) {
      if (reasonOf(error) !== null) this.health.noteFailedWrite();
      throw error;
    }
  }

  async remove(threadIds: readonly string[]): Promise<void> {
    await this.postgres.remove(threadIds);
    await this.documents.remove(threadIds);
  }

  private async answer<T>(ask: () => Promise<T>, instead: () => Promise<T>): Promise<T> {
    if (!(await this.setup.isBuilt())) {
      this.health.noteDegraded('NOT_BUILT');
      return instead();
    }
    try {
      const answer = await this.reading.execute(ask);
      this.health.noteAnswer();
      return answer;
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === null) throw error;
      this.health.noteDegraded(reason);
      if (reason !== 'NOT_ASKED') this.logger.warn(`PostgreSQL answers: ${String(error)}`);
      if (reason === 'NO_INDEX') this.setup.forget();
      return instead();
    }
  }

  private noteBreaker(open: boolean): void {
    this.health.noteBreaker(open ? 'open' : 'closed');
    if (open)
      this.logger.error('Meilisearch failed several times in a row: PostgreSQL answers until it is back.');
    else this.logger.log('Meilisearch answers again.');
  }
}
