import { Injectable } from '@nestjs/common';
import { type Viewer, isUuid } from '#kernel';
import { NotFound, NotPermitted, Refused } from '#platform';
import { maySubscribe } from './subscriptions.policy.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/** A person stops following a thread; doing it again, or never having followed it, is no fault. */
@Injectable()
export class Unsubscribe {
  constructor(private readonly subscriptions: SubscriptionsRepository) {}

  async execute(viewer: Viewer, threadId: string): Promise<{ threadId: string } | Refused> {
    if (!maySubscribe(viewer)) return new NotPermitted(viewer);
    if (!isUuid(threadId)) return new NotFound(viewer);
    await this.subscriptions.endOfPerson(viewer.accountId, threadId);
    return { threadId };
  }
}
