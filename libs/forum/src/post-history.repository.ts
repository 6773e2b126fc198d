import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Reason } from './threads.repository.js';
import { type Segment, wordDiff } from './rules/word-diff.js';

/** Two texts compared by words. */
export interface Comparison {
  /** Of a question. */
  readonly title: readonly Segment[] | null;
  readonly body: readonly Segment[];
}

/** One change of a post's text that readers saw; for its author and staff. */
export interface PostChange extends Comparison {
  readonly postId: string;
  /** Whose words it brought. */
  readonly by: string;
  /** When readers first saw them. */
  readonly at: Date;
}

interface Texts {
  readonly title: string | null;
  readonly markdown: string;
  readonly next_title: string | null;
  readonly next_markdown: string;
}

interface Row extends Texts {
  readonly post_id: string;
  readonly by: string;
  readonly replaced_at: Date;
}

/** The texts that stood in posts before. */
@Injectable()
export class PostHistoryRepository {
  constructor(private readonly database: Database) {}

  /** Of one post after another, the earliest change first. */
  async ofPosts(postIds: readonly string[]): Promise<PostChange[]> {
    const rows = await this.database.read<Row>(
      'history of posts',
      `SELECT v.post_id, a.display_name AS by, v.replaced_at, v.title, v.markdown,
         CASE WHEN p.kind = 'QUESTION' THEN COALESCE(lead(v.title) OVER later, t.title) END AS next_title,
         COALESCE(lead(v.markdown) OVER later, p.markdown) AS next_markdown
       FROM post_version v JOIN post_edit e ON e.id = v.edit_id JOIN account a ON a.id = e.author_id
         JOIN post p ON p.id = v.post_id JOIN thread t ON t.id = p.thread_id
       WHERE v.post_id = ANY($1::uuid[])
       WINDOW later AS (PARTITION BY v.post_id ORDER BY v.replaced_at, v.id)
       ORDER BY v.post_id, v.replaced_at, v.id`,
      [postIds],
    );
    return rows.map((row) =>
      Object.assign(comparisonOf(row), { postId: row.post_id, by: row.by, at: row.replaced_at }),
    );
  }

  /** Why the latest edit of a post is in its present state; for its author and staff. */
  async reasonOfEdit(threadId: string, postId: string): Promise<Reason> {
    const [row] = await this.database.read<Reason>(
      'reason of edit',
      `SELECT reason_code AS code, reason AS words FROM status_change
       WHERE thread_id = $1 AND post_id = $2 AND dimension = 'EDIT' ORDER BY changed_at DESC, id DESC LIMIT 1`,
      [threadId, postId],
    );
    return row ?? { code: null, words: null };
  }

  /** The latest edit of a post beside the text whose place it is to take, or took. */
  async ofLatestEdit(postId: string): Promise<Comparison | null> {
    const [row] = await this.database.read<Texts>(
      'latest edit compared',
      `SELECT CASE WHEN p.kind = 'QUESTION' THEN COALESCE(v.title, t.title) END AS title,
         COALESCE(v.markdown, p.markdown) AS markdown, e.title AS next_title, e.markdown AS next_markdown
       FROM post_edit e JOIN post p ON p.id = e.post_id JOIN thread t ON t.id = p.thread_id
         LEFT JOIN post_version v ON v.edit_id = e.id
       WHERE e.post_id = $1 ORDER BY e.written_at DESC, e.id DESC LIMIT 1`,
      [postId],
    );
    return row ? comparisonOf(row) : null;
  }
}

const comparisonOf = ({ title, markdown, next_title, next_markdown }: Texts): Comparison => ({
  title: title === null ? null : wordDiff(title, next_title ?? ''),
  body: wordDiff(markdown, next_markdown),
});
