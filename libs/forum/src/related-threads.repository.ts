import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '#platform';

export interface RelatedRow {
  readonly id: string;
  /** Keys of threads like it, the most alike first; readers may not see one any more. */
  readonly related: readonly string[];
  readonly found_at: Date;
}

/** Which threads are like a thread, as it was last found out; the archive's search finds it out. */
@Injectable()
export class RelatedThreadsRepository {
  constructor(private readonly database: Database) {}

  of(threadIds: readonly string[]): Promise<RelatedRow[]> {
    return this.database.read(
      'related threads',
      'SELECT thread_id AS id, related, found_at FROM thread_related WHERE thread_id = ANY($1::uuid[])',
      [threadIds],
    );
  }

  /** Remembers what was found. @returns whether it is anything new. */
  async put(
    tx: EntityManager,
    threadId: string,
    related: readonly string[],
    foundAt: Date,
  ): Promise<boolean> {
    const [before] = await tx.query<Array<Pick<RelatedRow, 'related'>>>(
      'SELECT related FROM thread_related WHERE thread_id = $1 FOR UPDATE',
      [threadId],
    );
    await tx.query(
      `INSERT INTO thread_related (thread_id, related, found_at) VALUES ($1, $2::uuid[], $3)
       ON CONFLICT (thread_id) DO UPDATE SET related = excluded.related, found_at = excluded.found_at`,
      [threadId, related, foundAt],
    );
    return (before?.related ?? []).join() !== related.join();
  }
}
