import type { ModerationStatus } from './moderation-status.js';

/** What the rule looks at, of a thread as of a post. */
interface Moderated {
  readonly moderation: ModerationStatus;
}

/**
 * Whether anyone may read it: the one rule behind every list, index, cache, count, mail and page for readers
 * (docs/product.md §1). A question that was merged before it was published is `MERGED`, not `PUBLISHED`, and so is
 * never public, whatever its resolution (ADR 0015).
 */
export const isPublic = ({ moderation }: Moderated): boolean => moderation === 'PUBLISHED';

/** A post is public in a public thread only: its own state outlives the hiding of its thread. */
export const isPublicPost = (thread: Moderated, post: Moderated): boolean =>
  isPublic(thread) && isPublic(post);

/** {@link isPublic} as a condition of SQL on a row of `thread` or `post`; partial indexes have the same words. */
export const publicRow = (alias: string): string => `${alias}.moderation = 'PUBLISHED'`;
