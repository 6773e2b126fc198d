import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#kernel';
import { excerpt, renderMarkdown } from '#markdown';
import { Database } from '#platform';
import { slugify } from '#russian';
import { Post } from './post.entity.js';
import type { ModerationStatus } from './rules/moderation-status.js';
import { Thread } from './thread.entity.js';

/** What a person wrote; only a question has a title. */
export interface TextOfPost {
  readonly title: string | null;
  readonly markdown: string;
}

/**
 * Hides parts of what a citizen wrote without losing it: readers get the redacted text, its author and staff
 * can read the original (docs/product.md §4, "nothing a citizen wrote is ever lost by a decision").
 * Every method works in the caller's transaction while it holds the thread.
 */
@Injectable()
export class PostTexts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  textOf(thread: Pick<Thread, 'title'>, post: Pick<Post, 'kind' | 'markdown'>): TextOfPost {
    return { title: post.kind === 'QUESTION' ? thread.title : null, markdown: post.markdown };
  }

  async redact(
    tx: EntityManager,
    thread: Thread,
    post: Post,
    redacted: TextOfPost,
    actorId: string,
  ): Promise<void> {
    const { title, markdown } = this.textOf(thread, post);
    await tx.query(
      `INSERT INTO post_original (post_id, title, markdown, redacted_by, redacted_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (post_id) DO NOTHING`,
      [post.id, title, markdown, actorId, this.clock.now()],
    );
    await this.write(tx, thread, post, redacted);
  }

  /** Gives back the text as it was before a redaction. */
  async restore(tx: EntityManager, thread: Thread, post: Post, text: TextOfPost): Promise<void> {
    await this.write(tx, thread, post, text);
    const original = 'DELETE FROM post_original WHERE post_id = $1 AND markdown = $2';
    await tx.query(original, [post.id, text.markdown]);
  }

  /** The text as its author wrote it, where something in it is hidden; else `null`. For its author and staff only. */
  async originalOf(postId: string): Promise<TextOfPost | null> {
    const [row] = await this.database.read<TextOfPost>(
      'original of post',
      'SELECT title, markdown FROM post_original WHERE post_id = $1',
      [postId],
    );
    return row ?? null;
  }

  /** The text as readers get it, before it is rendered; for staff. */
  async sourceOf(postId: string): Promise<(TextOfPost & { readonly moderation: ModerationStatus }) | null> {
    const [row] = await this.database.read<TextOfPost & { moderation: ModerationStatus }>(
      'source of post',
      `SELECT CASE p.kind WHEN 'QUESTION' THEN t.title END AS title, p.markdown,
         CASE p.kind WHEN 'QUESTION' THEN t.moderation ELSE p.moderation END AS moderation
       FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.id = $1`,
      [postId],
    );
    return row ?? null;
  }

  /** Whether readers see the question of the thread without some of its parts. */
  async isRedacted(threadId: string): Promise<boolean> {
    const rows = await this.database.read(
      'question redacted',
      `SELECT 1 AS redacted FROM post p JOIN post_original o ON o.post_id = p.id
       WHERE p.thread_id = $1 AND p.kind = 'QUESTION'`,
      [threadId],
    );
    return rows.length > 0;
  }

  /** Puts another text in the place of the post's. */
  async write(tx: EntityManager, thread: Thread, post: Post, text: TextOfPost): Promise<void> {
    const { html, text: plain } = renderMarkdown(text.markdown);
    const stored = { markdown: text.markdown, html, plain };
    Object.assign(post, stored);
    await tx.update(Post, post.id, stored);
    if (text.title === null) return;
    const seen = { title: text.title, slug: slugify(text.title), excerpt: excerpt(plain, 200) };
    Object.assign(thread, seen);
    await tx.update(Thread, thread.id, seen);
  }
}
