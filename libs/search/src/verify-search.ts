import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '#platform';
import { MeilisearchCheck } from './meilisearch/meilisearch-check.js';
import { PostgresSearchIndex } from './postgres/postgres-search-index.js';
import type { IndexDifference, VerifiedIndex } from './verified-index.js';

/** How one index compares with the database. */
export interface IndexVerification {
  readonly index: VerifiedIndex['name'];
  /** Threads of the database that were looked at, published or not. */
  readonly threads: number;
  readonly missing: number;
  readonly superfluous: number;
  readonly different: number;
  /** The first few. */
  readonly first: readonly IndexDifference[];
  /** How many of them were brought right. */
  readonly repaired: number;
}

const BATCH = 250;
const FIRST = 5;
/** Milliseconds that a change under way gets to arrive in the index. */
const GRACE = 2_000;

/** Compares the database with every index that is kept of it (docs/product.md §5). Reads only, unless told to repair. */
@Injectable()
export class VerifySearch {
  constructor(
    private readonly database: Database,
    private readonly postgres: PostgresSearchIndex,
    private readonly meilisearch: MeilisearchCheck,
  ) {}

  /**
   * @param progress told after every batch of threads, of all indexes together.
   * @throws MeilisearchFailure when the server cannot be asked.
   */
  async execute(
    { repair = false }: { repair?: boolean } = {},
    progress: (done: number, total: number) => void = () => {},
  ): Promise<IndexVerification[]> {
    const indexes: VerifiedIndex[] = [
      this.postgres,
      ...(this.meilisearch.possible ? [this.meilisearch] : []),
    ];
    const [count] = await this.database.query<{ total: number }>('SELECT count(*)::int AS total FROM thread');
    const total = (count?.total ?? 0) * indexes.length;
    let done = 0;
    const verified: IndexVerification[] = [];
    for (const index of indexes) {
      const before = done;
      const found = await this.differencesOf(index, (more) =>
        progress((done += more), Math.max(total, done)),
      );
      const repaired = repair ? await this.repair(index, found) : 0;
      const first = found.slice(0, FIRST);
      verified.push({ index: index.name, threads: done - before, ...countsOf(found), first, repaired });
    }
    return verified;
  }

  private async differencesOf(
    index: VerifiedIndex,
    looked: (threads: number) => void,
  ): Promise<IndexDifference[]> {
    const found: IndexDifference[] = [];
    for (let after: string | null = null; ;) {
      const threadIds: string[] = await this.threadsBehind(after);
      after = threadIds.at(-1) ?? null;
      if (after === null) break;
      found.push(...(await index.differences(threadIds)));
      looked(threadIds.length);
    }
    for await (const threadId of index.strangers()) found.push({ threadId, kind: 'SUPERFLUOUS' });
    return found.length === 0 ? [] : this.stillThere(index, found);
  }

  /** What was only on its way is no difference. */
  private async stillThere(
    index: VerifiedIndex,
    found: readonly IndexDifference[],
  ): Promise<IndexDifference[]> {
    await sleep(GRACE);
    const known = await this.known(found.map(({ threadId }) => threadId));
    const still = found.filter(({ threadId }) => !known.has(threadId));
    const again = [...known];
    for (let start = 0; start < again.length; start += BATCH)
      still.push(...(await index.differences(again.slice(start, start + BATCH))));
    return still;
  }

  /** @returns how many are right now. */
  private async repair(index: VerifiedIndex, found: readonly IndexDifference[]): Promise<number> {
    const known = await this.known(found.map(({ threadId }) => threadId));
    const threadIds = [...known];
    let left = 0;
    for (let start = 0; start < threadIds.length; start += BATCH) {
      const batch = threadIds.slice(start, start + BATCH);
      await index.index(batch);
      left += (await index.differences(batch)).length;
    }
    const strangers = found.flatMap(({ threadId }) => (known.has(threadId) ? [] : [threadId]));
    if (strangers.length > 0) await index.remove(strangers);
    return found.length - left;
  }

  private async threadsBehind(after: string | null): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM thread WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
      [after, BATCH],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of them that are keys of threads. */
  private async known(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM thread WHERE id::text = ANY($1::text[])',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

function countsOf(found: readonly IndexDifference[]) {
  const count = (kind: IndexDifference['kind']) => found.filter((each) => each.kind === kind).length;
  return { missing: count('MISSING'), superfluous: count('SUPERFLUOUS'), different: count('DIFFERENT') };
}
