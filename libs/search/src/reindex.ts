import { Injectable } from '@nestjs/common';
import { Database, InstallationFault } from '#platform';
import { INDEX_VERSION } from './index-version.js';
import { KeptState } from './kept-state.js';
import { MeilisearchRebuild } from './meilisearch/meilisearch-rebuild.js';
import { PostgresRebuild } from './postgres/postgres-rebuild.js';

export interface ReindexProgress {
  /** Threads looked at, of a former interrupted run too; where two engines are kept, once for each. */
  readonly done: number;
  readonly total: number;
}

/** Advisory lock of the one rebuild there may be. */
const LOCK: readonly [number, number] = [7_832_408, 0];
/** The version by which the whole index was last built. */
const BUILT_BY = new KeptState<{ readonly version: number }>('search.index');

/**
 * Rebuilds every document, in the order of threads' keys. Readers find each thread all the time: in the whole old index,
 * of either engine, until the whole new one takes its place. May be interrupted, repeated, and run beside everything
 * else but another rebuild.
 */
@Injectable()
export class Reindex {
  constructor(
    private readonly database: Database,
    private readonly postgres: PostgresRebuild,
    private readonly meilisearch: MeilisearchRebuild,
  ) {}

  /**
   * @param progress told after every batch; may throw to interrupt the rebuild.
   * @param again begin with the first thread even if a former run was interrupted.
   * @returns how many threads were looked at.
   * @throws InstallationFault when another one is running: the two would put each other's index out of place.
   */
  execute(
    progress: (progress: ReindexProgress) => void = () => {},
    { again = false }: { again?: boolean } = {},
  ): Promise<ReindexProgress> {
    return this.database.transaction(async (tx) => {
      // Does nothing but hold the lock, for hours if need be.
      await tx.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      const [state] = await tx.query<Array<{ free: boolean }>>(
        'SELECT pg_try_advisory_xact_lock($1, $2) AS free',
        [...LOCK],
      );
      if (!state?.free) throw new InstallationFault('Another rebuild of the search index is running.');
      return this.rebuild(progress, again);
    });
  }

  /** Whether the whole index was built by this version of the product, and no rebuild waits to be gone on with. */
  async isCurrent(): Promise<boolean> {
    const built = await BUILT_BY.read(this.database.manager);
    if (built?.version !== INDEX_VERSION || (await this.postgres.isUnderWay())) return false;
    return !this.meilisearch.possible || !(await this.meilisearch.isUnderWay());
  }

  private async rebuild(
    progress: (progress: ReindexProgress) => void,
    again: boolean,
  ): Promise<ReindexProgress> {
    const [count] = await this.database.query<{ total: number }>('SELECT count(*)::int AS total FROM thread');
    const total = (count?.total ?? 0) * (this.meilisearch.possible ? 2 : 1);
    const tell = (done: number) => progress({ done, total: Math.max(total, done) });
    const done = (await this.goesOnBeside(again)) ? 0 : await this.postgres.execute(tell, again);
    const more = this.meilisearch.possible
      ? await this.meilisearch.execute((each) => tell(done + each), again)
      : 0;
    await BUILT_BY.write(this.database.manager, { version: INDEX_VERSION });
    return { done: done + more, total: done + more };
  }

  /** Whether a former run was interrupted after it had done with PostgreSQL. */
  private async goesOnBeside(again: boolean): Promise<boolean> {
    if (again || !this.meilisearch.possible || !(await this.meilisearch.isUnderWay())) return false;
    return !(await this.postgres.isUnderWay());
  }
}
