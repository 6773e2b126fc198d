import { Injectable } from '@nestjs/common';
import { isUuid, type Viewer } from '#kernel';
import { Database, Jobs, NotFound, NotPermitted, Refused } from '#platform';
import { questionAsked } from '../forum.events.js';
import { isAsker } from '../forum.policy.js';
import { NotAllowedNow } from '../forum.refusals.js';
import { Post } from '../post.entity.js';
import { ThreadChanges } from '../thread-changes.js';
import { OwnThreadsRepository } from './own-threads.repository.js';

/**
 * The asker takes a withdrawal back: the question is where it was, waiting in its old place with the time that was
 * left, or returned for changes. Nobody can have decided meanwhile, for a withdrawn question is in no queue.
 */
@Injectable()
export class CancelWithdrawal {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
    private readonly own: OwnThreadsRepository,
  ) {}

  async execute(viewer: Viewer, threadId: string): Promise<{ threadId: string } | Refused> {
    if (!isUuid(threadId)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const thread = await this.changes.lock(tx, threadId);
      if (!thread) return new NotFound(viewer);
      if (!isAsker(viewer, thread)) return new NotPermitted(viewer);
      if (thread.moderation !== 'WITHDRAWN') return new NotAllowedNow(viewer, thread.moderation);
      const { status, ...reason } = await this.own.beforeWithdrawal(tx, threadId);
      await this.changes.moderate(tx, thread, status, { actorId: viewer.accountId, ...reason });
      if (status === 'PENDING') {
        const { id: postId } = await tx.findOneByOrFail(Post, { threadId, kind: 'QUESTION' });
        await this.jobs.emit(tx, questionAsked, { threadId, postId });
      }
      return { threadId };
    });
  }
}
