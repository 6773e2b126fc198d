import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '#kernel';
import { Database } from '#platform';
import type { SearchTotal } from '../search-engine.js';

/** What a search found, in the order in which its reader pages through it (ADR 0021). */
export interface FoundList {
  /** Threads that are nearly the same stand together, the best of them first. */
  readonly groups: ReadonlyArray<readonly string[]>;
  readonly total: SearchTotal;
  readonly phrasesApart: boolean;
  readonly degraded: boolean;
}

interface Row {
  readonly threads: readonly string[];
  readonly sizes: readonly number[];
  readonly found: Omit<FoundList, 'groups'>;
}

const MINUTE_MS = 60_000;
/** How long a list can be paged through after anybody got its first page. */
const KEPT_MS = 30 * MINUTE_MS;
/** A list that many ask for is noted again so often. */
const NOTED_AGAIN_MS = 5 * MINUTE_MS;

/** Keeps lists of hits for a while, for all processes together. */
@Injectable()
export class FoundLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps a list. @returns its key: the same list, found again, is kept once. */
  async keep({ groups, ...found }: FoundList): Promise<string> {
    const threads = groups.flat();
    const sizes = groups.map(({ length }) => length);
    const digest = createHash('md5')
      .update(JSON.stringify([threads, sizes, found]))
      .digest('hex');
    const now = this.clock.now();
    await this.database.query(KEEP, [
      digest,
      threads,
      sizes,
      JSON.stringify(found),
      now,
      new Date(now.getTime() - NOTED_AGAIN_MS),
    ]);
    return digest.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  /** @returns `null` for a list that is not kept any more. */
  async read(id: string): Promise<FoundList | null> {
    const [row] = await this.database.read<Row>('search: found list', READ, [id]);
    if (!row) return null;
    let end = 0;
    return { groups: row.sizes.map((size) => row.threads.slice(end, (end += size))), ...row.found };
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.database.query('DELETE FROM search_result WHERE kept_at < $1', [before]);
  }
}

const KEEP = `
  INSERT INTO search_result (id, threads, sizes, found, kept_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (id) DO UPDATE SET kept_at = excluded.kept_at WHERE search_result.kept_at < $6
`;

const READ = 'SELECT threads, sizes, found FROM search_result WHERE id = $1';
