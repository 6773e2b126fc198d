import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { MeilisearchRebuild } from './meilisearch/meilisearch-rebuild.js';
import { ArchiveFigures } from './postgres/archive-figures.js';
import { PostgresSearchEngine } from './postgres/postgres-search-engine.js';

export interface ReindexProgress {
  /** Threads looked at, of a former interrupted run too; where two engines are kept, once for each. */
  readonly done: number;
  readonly total: number;
}

interface Place {
  /** Another version's work is not gone on with. */
  readonly version: number;
  readonly after: string | null;
  readonly done: number;
}

const BATCH = 1_000;
/** Parts of a batch that are written at a time: while PostgreSQL writes one, the next is read. */
const AT_ONCE = 2;
/** Where an interrupted run goes on. */
const PLACE = 'search.reindex';
/** What documents are made of and how: raised by every change after which old documents must be made anew. */
const INDEX_VERSION = 1;
const START: Place = { version: INDEX_VERSION, after: null, done: 0 };
/** The version by which the whole index was last built. */
const BUILT_BY = 'search.index';

/**
 * Rebuilds every document, in the order of threads' keys. Readers find each thread all the time: by its old document
 * or its new one in PostgreSQL; in the whole old index of Meilisearch until the whole new one takes its place. May be
 * interrupted, repeated, and run beside everything else.
 */
@Injectable()
export class Reindex {
  constructor(
    private readonly database: Database,
    private readonly postgres: PostgresSearchEngine,
    private readonly meilisearch: MeilisearchRebuild,
    private readonly figures: ArchiveFigures,
  ) {}

  /**
   * @param progress told after every batch.
   * @param again begin with the first thread even if a former run was interrupted.
   * @returns how many threads were looked at.
   */
  async execute(
    progress: (progress: ReindexProgress) => void = () => {},
    { again = false }: { again?: boolean } = {},
  ): Promise<ReindexProgress> {
    const [count] = await this.database.query<{ total: number }>('SELECT count(*)::int AS total FROM thread');
    const total = (count?.total ?? 0) * (this.meilisearch.possible ? 2 : 1);
    const tell = (done: number) => progress({ done, total: Math.max(total, done) });
    const done = (await this.goesOnBeside(again)) ? 0 : await this.inPlace(tell, again);
    await this.figures.settle();
    const more = this.meilisearch.possible
      ? await this.meilisearch.execute((each) => tell(done + each), again)
      : 0;
    await this.keep(BUILT_BY, { version: INDEX_VERSION });
    return { done: done + more, total: done + more };
  }

  /** Whether the whole index was built by this version of the product. */
  async isCurrent(): Promise<boolean> {
    const built = await this.kept<{ version: number }>(BUILT_BY);
    return built?.version === INDEX_VERSION;
  }

  /** Whether a former run was interrupted after it had done with PostgreSQL. */
  private async goesOnBeside(again: boolean): Promise<boolean> {
    if (again || !this.meilisearch.possible || !(await this.meilisearch.isUnderWay())) return false;
    return (await this.rememberedPlace()).after === null;
  }

  private async inPlace(tell: (done: number) => void, again: boolean): Promise<number> {
    let place = again ? START : await this.rememberedPlace();
    for (;;) {
      const threadIds = await this.nextThreads(place);
      const last = threadIds.at(-1);
      if (last === undefined) break;
      const part = Math.ceil(threadIds.length / AT_ONCE);
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, nth) =>
          this.postgres.index(threadIds.slice(nth * part, (nth + 1) * part)),
        ),
      );
      place = { ...START, after: last, done: place.done + threadIds.length };
      await this.keep(PLACE, place);
      tell(place.done);
    }
    await this.database.query('DELETE FROM setting WHERE name = $1', [PLACE]);
    return place.done;
  }

  private async rememberedPlace(): Promise<Place> {
    const place = await this.kept<Place>(PLACE);
    return place?.version === INDEX_VERSION ? place : START;
  }

  private async nextThreads({ after }: Place): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM thread WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
      [after, BATCH],
    );
    return rows.map(({ id }) => id);
  }

  private async kept<T>(name: string): Promise<T | null> {
    const [row] = await this.database.query<{ value: T }>('SELECT value FROM setting WHERE name = $1', [
      name,
    ]);
    return row?.value ?? null;
  }

  private async keep(name: string, value: object): Promise<void> {
    await this.database.query(
      `INSERT INTO setting (name, value, changed_at) VALUES ($1, $2, now())
       ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
      [name, JSON.stringify(value)],
    );
  }
}
