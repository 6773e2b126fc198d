import type { Post } from './post.entity.js';
import type { Thread } from './thread.entity.js';

/** One statement: the next place, the counters, the activity and, of an official answer, the mark. */
export const MOVE_ON = `UPDATE thread SET next_position = next_position + 1, post_count = post_count + 1,
  last_activity_at = $2, official_answer_id = COALESCE($3, official_answer_id) WHERE id = $1`;

/** A new post at the next place, without the last part of the statement: what is told of it. */
export const PLACE_POST = `WITH placed AS (${MOVE_ON}), added AS (
  INSERT INTO post (thread_id, published_at, id, position, kind, moderation, author_id, author_name,
    department, reference, markdown, html, plain, version, created_at, checked_on, valid_until)
  VALUES ($1, $2, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18))`;

/** The parameters of {@link PLACE_POST}. */
export const placedPost = (post: Post, now: Date, officialAnswerId: string | null): unknown[] => [
  post.threadId,
  now,
  officialAnswerId,
  post.id,
  post.position,
  post.kind,
  post.moderation,
  post.authorId,
  post.authorName,
  post.department,
  post.reference,
  post.markdown,
  post.html,
  post.plain,
  post.version,
  post.createdAt,
  post.checkedOn,
  post.validUntil,
];

/** {@link MOVE_ON} in memory. @returns the place taken. */
export function moveOn(thread: Thread, now: Date, officialAnswerId: string | null): number {
  const position = thread.nextPosition;
  thread.nextPosition += 1;
  thread.postCount += 1;
  thread.lastActivityAt = now;
  if (officialAnswerId) thread.officialAnswerId = officialAnswerId;
  return position;
}
