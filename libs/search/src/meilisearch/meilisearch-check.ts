import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '#platform';
import type { IndexDifference, VerifiedIndex } from '../verified-index.js';
import { readPublished } from './archive-document.js';
import { MeilisearchFailure, asked } from './failure.js';
import { MeilisearchIndex } from './meilisearch-index.js';
import { MeilisearchServer } from './meilisearch-server.js';

const PAGE = 1_000;

const digests = z.array(z.object({ id: z.string(), digest: z.string().nullish() }));

/** Holds the index against the database by the digests of what should stand there. */
@Injectable()
export class MeilisearchCheck implements VerifiedIndex {
  readonly name = 'meilisearch';

  constructor(
    private readonly server: MeilisearchServer,
    private readonly documents: MeilisearchIndex,
    private readonly database: Database,
  ) {}

  get possible(): boolean {
    return this.server.configured;
  }

  async differences(threadIds: readonly string[]): Promise<IndexDifference[]> {
    const wanted = new Map(
      (await readPublished(this.database.manager, threadIds)).map(({ id, digest }) => [id, digest]),
    );
    const present = await this.read({ filter: inList(threadIds), limit: threadIds.length });
    return threadIds.flatMap((threadId) => {
      const [should, is] = [wanted.get(threadId), present.get(threadId)];
      if (should === is) return [];
      return {
        threadId,
        kind: is === undefined ? 'MISSING' : should === undefined ? 'SUPERFLUOUS' : 'DIFFERENT',
      };
    });
  }

  async *strangers(): AsyncIterable<string> {
    for (let offset = 0; ; offset += PAGE) {
      const ids = [...(await this.read({ offset, limit: PAGE })).keys()];
      if (ids.length === 0) return;
      const possible = ids.filter((id) => z.uuid().safeParse(id).success);
      const rows = await this.database.query<{ id: string }>(
        'SELECT id FROM thread WHERE id = ANY($1::uuid[])',
        [possible],
      );
      const known = new Set(rows.map(({ id }) => id));
      yield* ids.filter((id) => !known.has(id));
    }
  }

  index(threadIds: readonly string[]): Promise<void> {
    return this.documents.index(threadIds);
  }

  remove(documentIds: readonly string[]): Promise<void> {
    return this.documents.remove(documentIds);
  }

  /** @returns digests by key. A document that has none is nevertheless there. */
  private async read(query: {
    filter?: string;
    offset?: number;
    limit: number;
  }): Promise<Map<string, string>> {
    const index = this.server.writer().index(this.server.index);
    const { results } = await asked(() => index.getDocuments({ ...query, fields: ['id', 'digest'] }));
    const { data, error } = digests.safeParse(results);
    if (!data)
      throw new MeilisearchFailure('GARBLED', `Meilisearch answered what it should not: ${error.message}`);
    return new Map(data.map(({ id, digest }) => [id, digest ?? '']));
  }
}

const inList = (ids: readonly string[]): string => `id IN [${ids.map((id) => `"${id}"`).join(', ')}]`;
