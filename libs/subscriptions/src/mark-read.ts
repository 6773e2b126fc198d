import { Injectable } from '@nestjs/common';
import { type Viewer, isSignedIn, isUuid } from '#kernel';
import { NotFound, NotPermitted, Refused } from '#platform';
import { NotificationsRepository } from './notifications.repository.js';

/** Who reads a thread has read what they were told of it. */
@Injectable()
export class MarkRead {
  constructor(private readonly notifications: NotificationsRepository) {}

  async execute(viewer: Viewer, threadId: string): Promise<{ threadId: string } | Refused> {
    if (!isSignedIn(viewer)) return new NotPermitted(viewer);
    if (!isUuid(threadId)) return new NotFound(viewer);
    await this.notifications.markRead(viewer.accountId, threadId);
    return { threadId };
  }
}
