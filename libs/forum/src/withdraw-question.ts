import { Injectable } from '@nestjs/common';
import { isUuid, type Viewer } from '#kernel';
import { Database, Jobs, NotFound, NotPermitted, Refused } from '#platform';
import { postDecided } from './forum.events.js';
import { isAsker } from './forum.policy.js';
import { NotAllowedNow } from './forum.refusals.js';
import { Post } from './post.entity.js';
import { ThreadChanges } from './thread-changes.js';

/** The asker takes back a question that nobody has let in yet. */
@Injectable()
export class WithdrawQuestion {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
  ) {}

  async execute(viewer: Viewer, threadId: string): Promise<{ threadId: string } | Refused> {
    if (!isUuid(threadId)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const thread = await this.changes.lock(tx, threadId);
      if (!thread) return new NotFound(viewer);
      if (!isAsker(viewer, thread)) return new NotPermitted(viewer);
      const withdrawn = await this.changes.moderate(tx, thread, 'WITHDRAWN', { actorId: viewer.accountId });
      if (!withdrawn) return new NotAllowedNow(viewer, thread.moderation);
      const { id: postId } = await tx.findOneByOrFail(Post, { threadId, kind: 'QUESTION' });
      await this.jobs.emit(tx, postDecided, { threadId, postId, decision: 'WITHDRAWN', reason: null });
      return { threadId };
    });
  }
}
