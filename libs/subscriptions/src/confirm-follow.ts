import { Injectable } from '@nestjs/common';
import { LinkNotValid } from '#accounts';
import { Clock, type Viewer } from '#kernel';
import { Database, Refused } from '#platform';
import { EmailFollowsRepository, HOUR_MS } from './email-follows.repository.js';
import { SignedLinks } from './signed-links.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';
import type { LinkedSubscription } from './unsubscribe-by-link.js';

/** How long the link of a confirming e-mail works. */
export const LINK_HOURS = 24;

/** The owner of an address says by a link that they want to follow the thread. Doing it again is no fault. */
@Injectable()
export class ConfirmFollow {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: SignedLinks,
    private readonly follows: EmailFollowsRepository,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  /** For the page that asks to confirm. @returns `null` when the link is not ours or the request is forgotten. */
  async describe(token: string): Promise<LinkedSubscription | null> {
    const id = this.links.read('confirm', token);
    return id ? this.subscriptions.describe(id) : null;
  }

  async execute(viewer: Viewer, token: string): Promise<{ threadId: string } | Refused> {
    const id = this.links.read('confirm', token);
    if (!id) return new LinkNotValid(viewer);
    const since = new Date(this.clock.now().getTime() - LINK_HOURS * HOUR_MS);
    return this.database.transaction(async (tx) => {
      const threadId = await this.follows.confirm(tx, id, since);
      return threadId ? { threadId } : new LinkNotValid(viewer);
    });
  }
}
