import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Post } from './post.entity.js';
import { isLetIn } from './rules/moderation-status.js';
import { ThreadChanges } from './thread-changes.js';
import type { Thread } from './thread.entity.js';

export type AnswerDates = Pick<Post, 'checkedOn' | 'validUntil' | 'expiredAt'>;

/** Until when official answers hold (docs/product.md §1); works in the transaction of whoever holds the thread. */
@Injectable()
export class AnswerValidity {
  constructor(private readonly changes: ThreadChanges) {}

  /** Whether it is what the thread's readers are told now. */
  isCurrent(thread: Thread, post: Post): boolean {
    return thread.officialAnswerId === post.id && isLetIn(post.moderation) && isLetIn(thread.moderation);
  }

  async write(tx: EntityManager, thread: Thread, post: Post, dates: AnswerDates): Promise<void> {
    Object.assign(post, dates, { version: post.version + 1 });
    await tx.update(Post, post.id, { ...dates, version: post.version });
    await this.changes.tellChanged(tx, thread);
  }
}
