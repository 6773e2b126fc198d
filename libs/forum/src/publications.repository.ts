import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#kernel';
import { Database } from '#platform';

/** What the asker of a private question allows, and what was made of it. */
export interface PublicationRow {
  /** The private thread. */
  readonly id: string;
  /** Since when the asker agrees; `null` when they have taken it back. */
  readonly consented_at: Date | null;
  /** The public thread without a name. */
  readonly public_thread_id: string | null;
  readonly published_at: Date | null;
}

const COLUMNS = 'thread_id AS id, consented_at, public_thread_id, published_at';

/** The link between a private question and the public one made of it; for its asker and staff only. */
@Injectable()
export class PublicationsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  ofThreads(threadIds: readonly string[]): Promise<PublicationRow[]> {
    return this.database.read(
      'publications of threads',
      `SELECT ${COLUMNS} FROM private_publication WHERE thread_id = ANY($1::uuid[])`,
      [threadIds],
    );
  }

  /** The private thread of which a public one was made. */
  async sourceOf(publicThreadId: string): Promise<string | null> {
    const [row] = await this.database.read<PublicationRow>(
      'source of publication',
      `SELECT ${COLUMNS} FROM private_publication WHERE public_thread_id = $1`,
      [publicThreadId],
    );
    return row?.id ?? null;
  }

  /** For whoever holds the thread. */
  async current(tx: EntityManager, threadId: string): Promise<PublicationRow | null> {
    const [row]: PublicationRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM private_publication WHERE thread_id = $1`,
      [threadId],
    );
    return row ?? null;
  }

  async consent(tx: EntityManager, threadId: string, given: boolean): Promise<void> {
    await tx.query(
      `INSERT INTO private_publication (thread_id, consented_at) VALUES ($1, $2)
       ON CONFLICT (thread_id) DO UPDATE SET consented_at = $2
         WHERE (private_publication.consented_at IS NULL) <> ($2::timestamptz IS NULL)`,
      [threadId, given ? this.clock.now() : null],
    );
  }

  async keep(tx: EntityManager, threadId: string, publicThreadId: string, actorId: string): Promise<void> {
    await tx.query(
      `UPDATE private_publication SET public_thread_id = $2, published_at = $3, published_by = $4 WHERE thread_id = $1`,
      [threadId, publicThreadId, this.clock.now(), actorId],
    );
  }
}
