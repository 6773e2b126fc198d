import { Injectable } from '@nestjs/common';
import { isUuid, type Viewer } from '#kernel';
import { Database, NotFound, NotPermitted, Refused } from '#platform';
import { mayAccept, maySee } from './forum.policy.js';
import { NotAllowedNow } from './forum.refusals.js';
import { Post } from './post.entity.js';
import { isLetIn } from './rules/moderation-status.js';
import { ThreadChanges } from './thread-changes.js';

/** The asker or staff say that this answer solved the question (docs/product.md §1). */
@Injectable()
export class AcceptAnswer {
  constructor(
    private readonly database: Database,
    private readonly changes: ThreadChanges,
  ) {}

  async execute(viewer: Viewer, postId: string): Promise<{ threadId: string } | Refused> {
    if (!isUuid(postId)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const post = await tx.findOneBy(Post, { id: postId });
      const thread = post && (await this.changes.lock(tx, post.threadId));
      if (!thread || !isLetIn(post.moderation) || !isLetIn(thread.moderation)) return new NotFound(viewer);
      if (!maySee(viewer, thread)) return new NotFound(viewer);
      if (!mayAccept(viewer, thread)) return new NotPermitted(viewer);
      if (post.kind !== 'OFFICIAL_ANSWER' && post.kind !== 'COMMUNITY_ANSWER') {
        return new NotAllowedNow(viewer, post.kind);
      }
      // Sending the same acceptance twice changes nothing and is no fault.
      if (thread.acceptedPostId === post.id && thread.resolution === 'SOLVED') return { threadId: thread.id };
      const solved = await this.changes.accept(tx, thread, post.id, { actorId: viewer.accountId });
      return solved ? { threadId: thread.id } : new NotAllowedNow(viewer, thread.resolution);
    });
  }
}
