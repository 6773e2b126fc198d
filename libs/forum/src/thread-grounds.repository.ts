import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, prepared } from '#platform';
import { publicRow } from './rules/public.js';
import type { Grounds } from './rules/resolution-status.js';
import { letInAs } from './rules/thread-kind.js';
import type { Thread } from './thread.entity.js';

interface GroundsNow extends Omit<Grounds, 'standing'> {
  /** The latest official answer that is there. */
  readonly officialAnswerId: string | null;
}

/** What the resolution of a thread rests on. */
@Injectable()
export class ThreadGroundsRepository {
  constructor(private readonly database: Database) {}

  /** As it is in the transaction that holds the thread. */
  async of(tx: EntityManager, thread: Thread): Promise<GroundsNow> {
    const [row] = await prepared<GroundsNow>(tx, 'grounds of thread', GROUNDS, [
      thread.id,
      letInAs(thread),
      thread.standingSince,
      thread.acceptedPostId,
      thread.duplicateOf,
    ]);
    return row ?? { officialAnswerId: null, answered: false, accepted: false, merged: false };
  }

  /** Threads that were merged into this one, whatever it and they are now. */
  async mergedInto(threadId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM thread WHERE duplicate_of = $1 ORDER BY id',
      [threadId],
    );
    return rows.map(({ id }) => id);
  }

  async isMergeTarget(tx: EntityManager, threadId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('SELECT 1 FROM thread WHERE duplicate_of = $1 LIMIT 1', [
      threadId,
    ]);
    return rows.length > 0;
  }
}

/** A merge target that leads back here, after merges that were made meanwhile, is none. */
const GROUNDS = `
  WITH RECURSIVE chain AS (
    SELECT t.duplicate_of AS id FROM thread AS t WHERE t.id = $5 AND t.resolution = 'DUPLICATE'
    UNION
    SELECT t.duplicate_of FROM chain JOIN thread AS t ON t.id = chain.id WHERE t.resolution = 'DUPLICATE'
  )
  SELECT o.id AS "officialAnswerId", COALESCE(o.position >= $3, false) AS answered,
    EXISTS (SELECT 1 FROM post AS a WHERE a.id = $4 AND a.moderation = $2) AS accepted,
    EXISTS (SELECT 1 FROM thread AS t WHERE t.id = $5 AND ${publicRow('t')})
      AND NOT EXISTS (SELECT 1 FROM chain WHERE id = $1) AS merged
  FROM (SELECT 1) AS one
  LEFT JOIN LATERAL (
    SELECT p.id, p.position FROM post AS p
    WHERE p.thread_id = $1 AND p.kind = 'OFFICIAL_ANSWER' AND p.moderation = $2 ORDER BY p.position DESC LIMIT 1
  ) AS o ON true
`;
