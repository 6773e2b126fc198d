import { Injectable } from '@nestjs/common';
import { threadMerged } from '#forum';
import { Clock, Ids } from '#kernel';
import { Database, type Handler, On } from '#platform';
import { WatchOwnThread } from './watch-own-thread.js';

/** Followers carried by one statement; each has its key made here. */
const AT_ONCE = 500;

/**
 * Followers of a merged thread follow the one that stays, where they have not chosen for themselves; when it is no
 * duplicate any more, those who were carried go back (docs/product.md §1). Looks at the thread as it is now, so
 * that events may come twice or late.
 */
@Injectable()
@On(threadMerged, 'subscriptions.carry-followers')
export class CarryFollowers implements Handler<{ threadId: string }> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly watching: WatchOwnThread,
  ) {}

  async handle({ threadId }: { threadId: string }): Promise<void> {
    // Merged at once, before the asker was made to watch their own question.
    await this.watching.handle({ threadId });
    for (let from: string | null = threadId; from !== null;) from = await this.bringInStep(from);
  }

  /** @returns the thread that its followers follow too, whose own may follow a third. */
  private bringInStep(from: string): Promise<string | null> {
    return this.database.transaction(async (tx) => {
      const [thread]: Array<{ into: string | null }> = await tx.query(
        `SELECT CASE resolution WHEN 'DUPLICATE' THEN duplicate_of END AS into FROM thread WHERE id = $1 FOR SHARE`,
        [from],
      );
      const into = thread?.into ?? null;
      await tx.query(
        `DELETE FROM subscription AS c WHERE c.carried_from = $1 AND (c.thread_id IS DISTINCT FROM $2::uuid
           OR NOT EXISTS (SELECT 1 FROM subscription AS s WHERE s.thread_id = $1 AND s.ended_at IS NULL
             AND (s.account_id = c.account_id OR s.email = c.email)))`,
        [from, into],
      );
      if (into) await this.carry(tx, from, into);
      return into;
    });
  }

  private async carry(tx: Database['manager'], from: string, into: string): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const batch: Array<{ id: string }> = await tx.query(
        `SELECT id FROM subscription WHERE thread_id = $1 AND id > $2 AND confirmed_at IS NOT NULL AND ended_at IS NULL
         ORDER BY id LIMIT $3`,
        [from, after, AT_ONCE],
      );
      const last = batch.at(-1);
      if (!last) return;
      await tx.query(
        `INSERT INTO subscription (id, account_id, email, locale, thread_id, level, confirmed_at, created_at, carried_from)
         SELECT k.new_id, s.account_id, s.email, s.locale, $3, s.level, s.confirmed_at, $4, $5
         FROM unnest($1::uuid[], $2::uuid[]) AS k (id, new_id) JOIN subscription s ON s.id = k.id
         ON CONFLICT DO NOTHING`,
        [batch.map(({ id }) => id), batch.map(() => this.ids.next()), into, this.clock.now(), from],
      );
      after = last.id;
    }
  }
}
