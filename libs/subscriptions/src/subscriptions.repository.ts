import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids, type Locale, type Person } from '#kernel';
import { Database } from '#platform';
import { publicRow } from '#forum';
import type { Level } from './rules/level.js';

/** What a person chose for one thread. */
export interface SubscriptionRow {
  readonly id: string;
  readonly thread_id: string;
  readonly level: Level;
}

/** One who is to be told; either has an account or only an address. */
export interface Follower {
  readonly id: string;
  readonly account_id: string | null;
  readonly email: string | null;
  readonly locale: Locale;
}

/** Whom a batch of followers is taken from. */
export interface Audience {
  readonly threadId: string;
  readonly postId: string;
  readonly levels: readonly Level[];
  /** Who wrote the post is not told of it. */
  readonly authorId: string | null;
}

/** The condition of SQL on a `subscription` that it is confirmed and goes on. */
export const ACTIVE = 'confirmed_at IS NOT NULL AND ended_at IS NULL';

/** Every query on subscriptions. */
@Injectable()
export class SubscriptionsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** What the person chose, or `null` when they do not follow the thread. */
  async ofPerson(accountId: string, threadId: string): Promise<SubscriptionRow | null> {
    const [row] = await this.database.read<SubscriptionRow>(
      'subscription of person',
      `SELECT id, thread_id, level FROM subscription WHERE account_id = $1 AND thread_id = $2 AND ${ACTIVE}`,
      [accountId, threadId],
    );
    return row ?? null;
  }

  /** Sets the level; what had been ended begins again. */
  async choose(tx: EntityManager, person: Person, threadId: string, level: Level): Promise<SubscriptionRow> {
    const [row]: SubscriptionRow[] = await tx.query(
      `INSERT INTO subscription (id, account_id, locale, thread_id, level, confirmed_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6)
       ON CONFLICT (account_id, thread_id) DO UPDATE SET level = $5, ended_at = NULL
       RETURNING id, thread_id, level`,
      [this.ids.next(), person.accountId, person.locale, threadId, level, this.clock.now()],
    );
    if (!row) throw new Error('An upsert returned no row');
    return row;
  }

  /** Begins to watch for the asker; whatever they have chosen since stays. */
  async watchOwn(accountId: string, locale: Locale, threadId: string): Promise<void> {
    await this.database.query(
      `INSERT INTO subscription (id, account_id, locale, thread_id, level, confirmed_at, created_at)
       VALUES ($1, $2, $3, $4, 'WATCHING', $5, $5) ON CONFLICT (account_id, thread_id) DO NOTHING`,
      [this.ids.next(), accountId, locale, threadId, this.clock.now()],
    );
  }

  async endOfPerson(accountId: string, threadId: string): Promise<void> {
    await this.database.query(
      `UPDATE subscription SET ended_at = $3 WHERE account_id = $1 AND thread_id = $2 AND ended_at IS NULL`,
      [accountId, threadId, this.clock.now()],
    );
  }

  async end(id: string): Promise<void> {
    await this.database.query('UPDATE subscription SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL', [
      id,
      this.clock.now(),
    ]);
  }

  /** What a link is about; the title only while everyone may see it. */
  async describe(id: string): Promise<{ title: string | null; active: boolean } | null> {
    const [row] = await this.database.read<{ title: string | null; active: boolean }>(
      'subscription of link',
      `SELECT CASE WHEN ${publicRow('t')} THEN t.title END AS title, ${ACTIVE} AS active
       FROM subscription s JOIN thread t ON t.id = s.thread_id WHERE s.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /**
   * Whether anybody wants to hear of the thread, which of most nobody does, and whether its asker, if it still has one,
   * has been made to watch it.
   */
  async following(threadId: string): Promise<{ followed: boolean; askerSettled: boolean }> {
    const [row] = await this.database.read<{ followed: boolean; askerSettled: boolean }>(
      'following of thread',
      `SELECT EXISTS (SELECT FROM subscription WHERE thread_id = t.id AND ${ACTIVE}) AS followed,
         t.author_id IS NULL
           OR EXISTS (SELECT FROM subscription WHERE thread_id = t.id AND account_id = t.author_id) AS "askerSettled"
       FROM thread t WHERE t.id = $1`,
      [threadId],
    );
    return row ?? { followed: false, askerSettled: true };
  }

  /** The next of those who want any news of the thread, without its asker, in the order of their ids after `afterId`. */
  async nextToTell(
    tx: EntityManager,
    { id: threadId, author_id: askerId }: { readonly id: string; readonly author_id: string | null },
    afterId: string,
    limit: number,
  ): Promise<Follower[]> {
    return tx.query(
      `SELECT s.id, s.account_id, s.email, s.locale FROM subscription s
       WHERE s.thread_id = $1 AND s.id > $2 AND ${ACTIVE} AND s.level <> 'MUTED'
         AND ($3::uuid IS NULL OR s.account_id IS DISTINCT FROM $3)
       ORDER BY s.id LIMIT $4`,
      [threadId, afterId, askerId, limit],
    );
  }

  /** The next who want to be told and have not been, in the order of their ids after `afterId`. */
  async nextFollowers(
    tx: EntityManager,
    { threadId, postId, levels, authorId }: Audience,
    afterId: string,
    limit: number,
  ): Promise<Follower[]> {
    return tx.query(
      `SELECT s.id, s.account_id, s.email, s.locale FROM subscription s
       WHERE s.thread_id = $1 AND s.id > $2 AND ${ACTIVE} AND s.level = ANY ($3::text[])
         AND ($4::uuid IS NULL OR s.account_id IS DISTINCT FROM $4)
         AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.subscription_id = s.id AND n.post_id = $5)
       ORDER BY s.id LIMIT $6`,
      [threadId, afterId, levels, authorId, postId, limit],
    );
  }
}
