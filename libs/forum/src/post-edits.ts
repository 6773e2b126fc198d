import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids, type Person } from '#kernel';
import { renderMarkdown } from '#markdown';
import { Database } from '#platform';
import type { Finding } from '#screening';
import { PostTexts, type TextOfPost } from './post-texts.js';
import { Post } from './post.entity.js';
import { MODERATION_TRANSITIONS, type ModerationStatus } from './rules/moderation-status.js';
import { mayBecome } from './rules/transition-table.js';
import { PostChanges } from './post-changes.js';
import { type Cause, ThreadChanges } from './thread-changes.js';
import type { Thread } from './thread.entity.js';

/** What an author wrote to stand in place of a post; its state is that of a text of its own. */
export interface PostEdit extends TextOfPost {
  readonly id: string;
  readonly authorId: string;
  moderation: ModerationStatus;
  readonly writtenAt: Date;
}

interface Version {
  readonly title: string | null;
  readonly markdown: string;
}

const COLUMNS = 'id, author_id AS "authorId", moderation, title, markdown, written_at AS "writtenAt"';
const LATEST = `SELECT ${COLUMNS} FROM post_edit WHERE post_id = $1 ORDER BY written_at DESC, id DESC LIMIT 1`;

/**
 * Edits of published posts: the old text stays until the new one is let in, and then stays as a row of the post's
 * history (docs/product.md §1). Every method that changes something works in the caller's transaction while it
 * holds the thread.
 */
@Injectable()
export class PostEdits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly texts: PostTexts,
    private readonly changes: ThreadChanges,
    private readonly postChanges: PostChanges,
  ) {}

  /** Keeps an edit that waits, instead of an earlier one that does. */
  async submit(
    tx: EntityManager,
    thread: Thread,
    post: Post,
    author: Person,
    text: TextOfPost,
    findings: readonly Finding[],
  ): Promise<PostEdit> {
    const cause = { actorId: author.accountId };
    const earlier = await this.latest(tx, post.id);
    if (earlier?.moderation === 'PENDING') await this.move(tx, thread, post, earlier, 'WITHDRAWN', cause);
    const { html, text: plain } = renderMarkdown(text.markdown);
    const edit: PostEdit = {
      ...text,
      id: this.ids.next(),
      authorId: author.accountId,
      moderation: 'PENDING',
      writtenAt: this.clock.now(),
    };
    await tx.query(
      `INSERT INTO post_edit (id, post_id, author_id, moderation, title, markdown, html, plain, findings, written_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        edit.id,
        post.id,
        edit.authorId,
        edit.moderation,
        edit.title,
        edit.markdown,
        html,
        plain,
        JSON.stringify(findings),
        edit.writtenAt,
      ],
    );
    await this.changes.record(tx, thread, post.id, 'EDIT', null, 'PENDING', cause);
    await this.postChanges.nextVersion(tx, post);
    return edit;
  }

  /** The last edit of a post, whatever became of it. */
  async latest(tx: EntityManager, postId: string): Promise<PostEdit | null> {
    const [row]: PostEdit[] = await tx.query(LATEST, [postId]);
    return row ?? null;
  }

  /** The same for a screen; for its author and staff only. */
  latestOf(postId: string): Promise<PostEdit | null> {
    return this.database.read<PostEdit>('latest edit of post', LATEST, [postId]).then(([row]) => row ?? null);
  }

  /**
   * Puts a waiting edit in the place of the post's text.
   *
   * @param redacted the edit with parts hidden, if some are
   * @returns whether its state allows it
   */
  async letIn(
    tx: EntityManager,
    thread: Thread,
    post: Post,
    edit: PostEdit,
    redacted: TextOfPost | null,
    cause: Cause,
  ): Promise<boolean> {
    if (!(await this.move(tx, thread, post, edit, 'PUBLISHED', cause))) return false;
    const now = this.clock.now();
    const former = this.texts.textOf(thread, post);
    await tx.query(
      `INSERT INTO post_version (id, post_id, edit_id, title, markdown, original, replaced_at)
       SELECT $1, $2, $3, $4, $5, (SELECT to_jsonb(o) FROM post_original o WHERE o.post_id = $2), $6`,
      [this.ids.next(), post.id, edit.id, former.title, former.markdown, now],
    );
    await tx.query('DELETE FROM post_original WHERE post_id = $1', [post.id]);
    await this.texts.write(tx, thread, post, edit);
    if (redacted) await this.texts.redact(tx, thread, post, redacted, cause.actorId ?? edit.authorId);
    await this.setEditedAt(tx, post, now);
    await this.postChanges.rewritten(tx, thread, post);
    return true;
  }

  /** Ends the waiting of an edit in another way; the post stays as it is. @returns whether its state allows it. */
  async dismiss(
    tx: EntityManager,
    thread: Thread,
    post: Post,
    edit: PostEdit,
    to: 'RETURNED' | 'REJECTED' | 'WITHDRAWN',
    cause: Cause,
  ): Promise<boolean> {
    if (!(await this.move(tx, thread, post, edit, to, cause))) return false;
    await this.postChanges.nextVersion(tx, post);
    return true;
  }

  /** Lets an edit wait once more after a decision on it was undone, with the text that stood before it in its place. */
  async reopen(tx: EntityManager, thread: Thread, post: Post, edit: PostEdit, cause: Cause): Promise<void> {
    if (!(await this.move(tx, thread, post, edit, 'PENDING', cause))) return;
    const [former]: Version[] = await tx.query(
      'SELECT title, markdown FROM post_version WHERE edit_id = $1',
      [edit.id],
    );
    if (!former) return this.postChanges.nextVersion(tx, post);
    await this.texts.write(tx, thread, post, former);
    await tx.query('DELETE FROM post_original WHERE post_id = $1', [post.id]);
    await tx.query(
      `INSERT INTO post_original SELECT o.* FROM post_version v, jsonb_populate_record(NULL::post_original, v.original) o
       WHERE v.edit_id = $1 AND v.original IS NOT NULL`,
      [edit.id],
    );
    await tx.query('DELETE FROM post_version WHERE edit_id = $1', [edit.id]);
    const [{ at }]: [{ at: Date | null }] = await tx.query(
      'SELECT max(replaced_at) AS at FROM post_version WHERE post_id = $1',
      [post.id],
    );
    await this.setEditedAt(tx, post, at);
    await this.postChanges.rewritten(tx, thread, post);
  }

  private async move(
    tx: EntityManager,
    thread: Thread,
    post: Post,
    edit: PostEdit,
    to: ModerationStatus,
    cause: Cause,
  ): Promise<boolean> {
    if (!mayBecome(MODERATION_TRANSITIONS, edit.moderation, to)) return false;
    await tx.query('UPDATE post_edit SET moderation = $2 WHERE id = $1', [edit.id, to]);
    await this.changes.record(tx, thread, post.id, 'EDIT', edit.moderation, to, cause);
    edit.moderation = to;
    return true;
  }

  private async setEditedAt(tx: EntityManager, post: Post, editedAt: Date | null): Promise<void> {
    post.editedAt = editedAt;
    await tx.update(Post, post.id, { editedAt });
  }
}
