import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { publicRow } from '#forum';
import { Clock, Ids } from '#kernel';
import { Database, type Page } from '#platform';
import type { Level, NewsKind } from './rules/level.js';
import { ACTIVE, type Follower } from './subscriptions.repository.js';

/** One thing a person was told. */
export interface NotificationRow {
  readonly id: string;
  readonly thread_id: string;
  readonly post_id: string;
  readonly kind: NewsKind;
  readonly position: number;
  readonly created_at: Date;
  readonly read_at: Date | null;
}

export interface NewNotification {
  readonly id: string;
  readonly subscription_id: string;
}

/** Only what readers may see now: it may have been hidden since. */
const VISIBLE = `FROM notification n
  JOIN thread t ON t.id = n.thread_id AND ${publicRow('t')}
  JOIN post p ON p.id = n.post_id AND ${publicRow('p')}`;
const COLUMNS = 'n.id, n.thread_id, n.post_id, n.kind, p.position, n.created_at, n.read_at';
/** What is unread of a thread stands as one; an official answer stands for the others (docs/product.md §6). */
const COLLAPSED = `(n.read_at IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM notification o JOIN post op ON op.id = o.post_id AND ${publicRow('op')}
  WHERE o.account_id = n.account_id AND o.thread_id = n.thread_id AND o.read_at IS NULL
    AND (o.kind = 'OFFICIAL_ANSWER', o.created_at, o.id) > (n.kind = 'OFFICIAL_ANSWER', n.created_at, n.id)))`;

/** Every query on notifications. */
@Injectable()
export class NotificationsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Writes down that these followers are told; those who were told before are left out of the answer. */
  async add(
    tx: EntityManager,
    followers: readonly Follower[],
    post: { readonly id: string; readonly thread_id: string; readonly kind: NewsKind },
  ): Promise<NewNotification[]> {
    return tx.query(
      `INSERT INTO notification (id, subscription_id, account_id, thread_id, post_id, kind, created_at)
       SELECT f.id, f.subscription_id, f.account_id, $4, $5, $6, $7
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS f (id, subscription_id, account_id)
       ON CONFLICT (subscription_id, post_id) DO NOTHING RETURNING id, subscription_id`,
      [
        followers.map(() => this.ids.next()),
        followers.map(({ id }) => id),
        followers.map(({ account_id }) => account_id),
        post.thread_id,
        post.id,
        post.kind,
        this.clock.now(),
      ],
    );
  }

  /** The next who were told of a post and still want to hear of it, in the order of the notifications after `afterId`. */
  async nextOfPost(
    tx: EntityManager,
    postId: string,
    levels: readonly Level[],
    afterId: string,
    limit: number,
  ): Promise<Array<{ notificationId: string; follower: Follower }>> {
    const rows: Array<Follower & { notificationId: string }> = await tx.query(
      `SELECT n.id AS "notificationId", s.id, s.account_id, s.email, s.locale
       FROM notification n JOIN subscription s ON s.id = n.subscription_id
       WHERE n.post_id = $1 AND n.id > $2 AND ${ACTIVE} AND s.level = ANY ($3::text[])
       ORDER BY n.id LIMIT $4`,
      [postId, afterId, levels, limit],
    );
    return rows.map(({ notificationId, ...follower }) => ({ notificationId, follower }));
  }

  /** What the person was told, the latest first; keyset on (created_at, id). */
  ofPerson(accountId: string, page: Page): Promise<NotificationRow[]> {
    const order = page.backward ? 'ASC' : 'DESC';
    const values: unknown[] = [accountId, page.size + 1];
    let [bounds, name] = ['', `notifications of person ${order}`];
    for (const [cursor, sign, label] of [
      [page.after, '<', 'after'],
      [page.before, '>', 'before'],
    ] as const) {
      if (!cursor) continue;
      values.push(...cursor);
      bounds += ` AND (n.created_at, n.id) ${sign} ($${values.length - 1}::timestamptz, $${values.length}::uuid)`;
      name += ` ${label}`;
    }
    return this.database.read(
      name,
      `SELECT ${COLUMNS} ${VISIBLE} WHERE n.account_id = $1 AND ${COLLAPSED} ${bounds}
       ORDER BY n.created_at ${order}, n.id ${order} LIMIT $2`,
      values,
    );
  }

  async byId(id: string, accountId: string): Promise<NotificationRow | null> {
    const [row] = await this.database.read<NotificationRow>(
      'notification',
      `SELECT ${COLUMNS} ${VISIBLE} WHERE n.id = $1 AND n.account_id = $2`,
      [id, accountId],
    );
    return row ?? null;
  }

  /** In how many threads something is unread. */
  async countUnread(accountId: string): Promise<number> {
    const [row] = await this.database.read<{ unread: number }>(
      'unread notifications',
      `SELECT count(DISTINCT n.thread_id)::int AS unread ${VISIBLE}
       WHERE n.account_id = $1 AND n.read_at IS NULL`,
      [accountId],
    );
    return row?.unread ?? 0;
  }

  async markRead(accountId: string, threadId: string): Promise<void> {
    await this.database.query(
      'UPDATE notification SET read_at = $3 WHERE account_id = $1 AND thread_id = $2 AND read_at IS NULL',
      [accountId, threadId, this.clock.now()],
    );
  }
}
