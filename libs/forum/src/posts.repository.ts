import { Injectable } from '@nestjs/common';
import { Database, type Page } from '#platform';
import type { Post, PostKind } from './post.entity.js';
import type { ModerationStatus } from './rules/moderation-status.js';
import { type ThreadKind, letInAs } from './rules/thread-kind.js';

/** A post as screens show it. */
export interface PostRow {
  readonly id: string;
  readonly thread_id: string;
  readonly position: number | null;
  readonly kind: PostKind;
  readonly moderation: ModerationStatus;
  readonly author_id: string | null;
  readonly author_name: string;
  readonly department: string | null;
  readonly reference: string | null;
  readonly checked_on: string | null;
  readonly valid_until: string | null;
  readonly expired_at: Date | null;
  readonly html: string;
  readonly created_at: Date;
  readonly published_at: Date | null;
  readonly edited_at: Date | null;
  /** What an edit or a decision on the post has to name. */
  readonly version: number;
}

/** A post that readers do not see, as its author sees it. */
export interface UnpublishedPostRow extends PostRow {
  /** Why it was returned or rejected. */
  readonly reason: string | null;
  readonly reason_code: string | null;
}

export const POST_COLUMNS = `p.id, p.thread_id, p.position, p.kind, p.moderation, p.author_id, p.author_name, p.department,
  p.reference, p.checked_on::text AS checked_on, p.valid_until::text AS valid_until, p.expired_at, p.html, p.created_at,
  p.published_at, p.edited_at, p.version`;

/** A post just written, as it would be read. */
export const rowOf = (post: Post): PostRow => ({
  id: post.id,
  thread_id: post.threadId,
  position: post.position,
  kind: post.kind,
  moderation: post.moderation,
  author_id: post.authorId,
  author_name: post.authorName,
  department: post.department,
  reference: post.reference,
  checked_on: post.checkedOn,
  valid_until: post.validUntil,
  expired_at: post.expiredAt,
  html: post.html,
  created_at: post.createdAt,
  published_at: post.publishedAt,
  edited_at: post.editedAt,
  version: post.version,
});

/** Every query on posts. */
@Injectable()
export class PostsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Published posts of a thread in their order, or those of a private question, whose reader was asked for;
   * keyset on the position.
   */
  ofThread(thread: { readonly id: string; readonly kind: ThreadKind }, page: Page): Promise<PostRow[]> {
    const after = Number(page.after?.[0] ?? -1);
    const before = Number(page.before?.[0] ?? 2_147_483_647);
    const order = page.backward ? 'DESC' : 'ASC';
    const state = letInAs(thread);
    return this.database.read(
      `posts of thread ${state} ${order}`,
      `SELECT ${POST_COLUMNS} FROM post p
       WHERE p.thread_id = $1 AND p.position > $2 AND p.position < $3 AND p.moderation = '${state}'
       ORDER BY p.position ${order} LIMIT $4`,
      [thread.id, after, before, page.size + 1],
    );
  }

  /** The whole of a private question, as long as a page can be; its reader was asked for. */
  ofPrivate(threadId: string): Promise<PostRow[]> {
    return this.database.read(
      'posts of private question',
      `SELECT ${POST_COLUMNS} FROM post p WHERE p.thread_id = $1 AND p.moderation = 'PRIVATE'
       ORDER BY p.position LIMIT 1000`,
      [threadId],
    );
  }

  /** What stands at a place of a thread. */
  async at(threadId: string, position: number): Promise<PostRow | null> {
    const [row] = await this.database.read<PostRow>(
      'post at place',
      `SELECT ${POST_COLUMNS} FROM post p WHERE p.thread_id = $1 AND p.position = $2`,
      [threadId, position],
    );
    return row ?? null;
  }

  byIds(ids: readonly string[]): Promise<PostRow[]> {
    return this.database.read(
      'posts by id',
      `SELECT ${POST_COLUMNS} FROM post p WHERE p.id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /** The asker's text as they typed it, whatever was hidden in it since; for their own eyes. */
  async questionSource(threadId: string): Promise<string | null> {
    const rows = await this.database.read<{ markdown: string }>(
      'question source',
      `SELECT COALESCE(o.markdown, p.markdown) AS markdown FROM post p
       LEFT JOIN post_original o ON o.post_id = p.id WHERE p.thread_id = $1 AND p.kind = 'QUESTION'`,
      [threadId],
    );
    return rows[0]?.markdown ?? null;
  }

  /** Replies of one person that wait for a moderator or were not let in, for their own eyes. */
  unpublishedOf(threadId: string, accountId: string): Promise<UnpublishedPostRow[]> {
    return this.database.read(
      'unpublished posts of author',
      `SELECT ${POST_COLUMNS}, d.reason, d.reason_code FROM post p
       LEFT JOIN LATERAL (
         SELECT s.reason, s.reason_code FROM status_change s
         WHERE s.thread_id = p.thread_id AND s.post_id = p.id AND s.dimension = 'MODERATION'
         ORDER BY s.changed_at DESC, s.id DESC LIMIT 1
       ) d ON true
       WHERE p.thread_id = $1 AND p.author_id = $2 AND p.moderation IN ('PENDING', 'RETURNED', 'REJECTED')
         AND p.kind <> 'QUESTION' ORDER BY p.created_at, p.id`,
      [threadId, accountId],
    );
  }
}
