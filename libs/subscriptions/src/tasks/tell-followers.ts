import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts } from '#accounts';
import { PostsRepository, ThreadsRepository, isPublicPost, postPublished } from '#forum';
import { Database, type Handler, On, Signals } from '#platform';
import { FollowerMail, type News } from '../follower-mail.js';
import { NotificationsRepository } from '../notifications.repository.js';
import { levelsThatWant } from '../rules/level.js';
import { NOTIFICATION_RECEIVED } from '../subscriptions.events.js';
import { type Follower, SubscriptionsRepository } from '../subscriptions.repository.js';
import { WatchOwnThread } from './watch-own-thread.js';

const BATCH = 100;
const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/**
 * Tells everyone who follows the thread of a new post (docs/product.md §6). Each batch is a transaction of
 * notifications and their e-mails, so a crash in the midst neither forgets anyone nor tells anyone twice.
 */
@Injectable()
@On(postPublished, 'subscriptions.tell-followers')
export class TellFollowers implements Handler<{ threadId: string; postId: string }> {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly accounts: Accounts,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly notifications: NotificationsRepository,
    private readonly mail: FollowerMail,
    private readonly signals: Signals,
    private readonly watching: WatchOwnThread,
  ) {}

  async handle({ threadId, postId }: { threadId: string; postId: string }): Promise<void> {
    const { followed, askerSettled } = await this.subscriptions.following(threadId);
    // The job that does so may have failed until now; the asker must not miss the answer for it.
    if (!askerSettled) await this.watching.handle({ threadId });
    else if (!followed) return;
    let after: string | null = BEFORE_ALL_IDS;
    while (after !== null) {
      // Looked at again for each batch: it may be hidden meanwhile.
      const news = await this.visible(threadId, postId);
      if (!news) return;
      const from: string = after;
      after = await this.database.transaction((tx) => this.tellNext(tx, news, from));
    }
  }

  private async visible(threadId: string, postId: string): Promise<News | null> {
    const [thread, [post]] = await Promise.all([this.threads.byId(threadId), this.posts.byIds([postId])]);
    if (!thread || !post || !isPublicPost(thread, post)) return null;
    const { kind } = post;
    return kind === 'QUESTION' ? null : { thread, post: { ...post, kind } };
  }

  /** @returns the last follower of the batch, or `null` when there are no more. */
  private async tellNext(tx: EntityManager, news: News, afterId: string): Promise<string | null> {
    const { thread, post } = news;
    const audience = {
      threadId: thread.id,
      postId: post.id,
      levels: levelsThatWant(post.kind),
      authorId: post.author_id,
    };
    const followers = await this.subscriptions.nextFollowers(tx, audience, afterId, BATCH);
    if (followers.length > 0) await this.tell(tx, news, followers);
    return followers.length < BATCH ? null : (followers.at(-1)?.id ?? null);
  }

  private async tell(tx: EntityManager, news: News, followers: readonly Follower[]): Promise<void> {
    const ids = followers.flatMap((one) => one.account_id ?? []);
    const accounts = await this.accounts.emailAndLocaleOf(ids, tx);
    const bySubscription = new Map(followers.map((follower) => [follower.id, follower]));
    for (const added of await this.notifications.add(tx, followers, news.post)) {
      const follower = bySubscription.get(added.subscription_id);
      if (!follower) continue;
      const { id: subscriptionId, account_id: accountId } = follower;
      const address = accountId ? accounts.get(accountId) : follower;
      if (accountId) {
        const facts = { accountId, notificationId: added.id };
        await this.signals.send(tx, { topic: NOTIFICATION_RECEIVED, ...facts });
      }
      if (!address?.email) continue;
      const isAsker = accountId !== null && accountId === news.thread.author_id;
      const { email, locale } = address;
      await this.mail.write(tx, added.id, { subscriptionId, email, locale, isAsker }, news);
    }
  }
}
