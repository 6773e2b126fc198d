import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { ThreadsRepository, questionAsked } from '#forum';
import { type Handler, On } from '#platform';
import { SubscriptionsRepository } from '../subscriptions.repository.js';

/** "The asker watches their own thread" from the moment of asking (docs/product.md §6). */
@Injectable()
@On(questionAsked, 'subscriptions.watch-own-thread')
export class WatchOwnThread implements Handler<{ threadId: string }> {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly accounts: Accounts,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  async handle({ threadId }: { threadId: string }): Promise<void> {
    const thread = await this.threads.byId(threadId);
    const asker = thread?.author_id ? await this.accounts.find(thread.author_id) : null;
    if (asker) await this.subscriptions.watchOwn(asker.id, asker.locale, threadId);
  }
}
