import { Injectable } from '@nestjs/common';
import { type Viewer, isSignedIn, isUuid } from '#kernel';
import { Database, Jobs, NotFound, NotPermitted, Refused } from '#platform';
import { editWithdrawn } from './forum.events.js';
import { isAuthor } from './forum.policy.js';
import { NotAllowedNow } from './forum.refusals.js';
import { PostEdits } from './post-edits.js';
import { Post } from './post.entity.js';
import { ThreadChanges } from './thread-changes.js';

interface Withdrawn {
  readonly threadId: string;
  readonly postId: string;
}

/** The author takes back an edit that nobody has let in yet. */
@Injectable()
export class WithdrawEdit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
    private readonly edits: PostEdits,
  ) {}

  async execute(viewer: Viewer, postId: string): Promise<Withdrawn | Refused> {
    if (!isSignedIn(viewer)) return new NotPermitted(viewer);
    if (!isUuid(postId)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const found = await tx.findOneBy(Post, { id: postId });
      const thread = found && (await this.changes.lock(tx, found.threadId));
      const post = thread && (await tx.findOneBy(Post, { id: postId }));
      const edit = post && (await this.edits.latest(tx, postId));
      if (!edit) return new NotFound(viewer);
      if (!isAuthor(viewer, post)) return new NotPermitted(viewer);
      const cause = { actorId: viewer.accountId };
      if (!(await this.edits.dismiss(tx, thread, post, edit, 'WITHDRAWN', cause)))
        return new NotAllowedNow(viewer, edit.moderation);
      const keys = { threadId: thread.id, postId };
      await this.jobs.emit(tx, editWithdrawn, keys);
      return keys;
    });
  }
}
