import { Injectable } from '@nestjs/common';
import { SignedLinks } from './signed-links.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

export interface LinkedSubscription {
  /** Title of the thread; `null` while readers may not see it. */
  readonly title: string | null;
  readonly active: boolean;
}

/** Stops what an e-mail's link belongs to: whoever holds the link may, without signing in (RFC 8058). */
@Injectable()
export class UnsubscribeByLink {
  constructor(
    private readonly links: SignedLinks,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  /** @returns what the link is about, or `null` when it is not ours or its subscription is gone. */
  async describe(token: string): Promise<LinkedSubscription | null> {
    const id = this.links.read('unsubscribe', token);
    return id ? this.subscriptions.describe(id) : null;
  }

  /** Following the link again changes nothing. @returns whether the link is one of ours. */
  async execute(token: string): Promise<boolean> {
    const id = this.links.read('unsubscribe', token);
    if (!id) return false;
    await this.subscriptions.end(id);
    return true;
  }
}
