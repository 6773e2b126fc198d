import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { postPublished } from '#forum';
import { Database, type Handler, On, Signals } from '#platform';
import { FollowerMail } from '../follower-mail.js';
import { NotificationsRepository } from '../notifications.repository.js';
import { levelsThatWant } from '../rules/level.js';
import { NOTIFICATION_RECEIVED } from '../subscriptions.events.js';
import { SubscriptionsRepository } from '../subscriptions.repository.js';
import { type News, VisibleNews } from '../visible-news.js';
import { WatchOwnThread } from './watch-own-thread.js';

type Published = z.output<typeof postPublished.schema>;

const BATCH = 100;
const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/**
 * Tells everyone who follows the thread of a new post (docs/product.md §6). Each batch is a transaction of
 * notifications and their e-mails, so a crash in the midst neither forgets anyone nor tells anyone twice. Where a moderator
 * has let the post in, the site tells it at once, and the e-mails wait for `mail-followers.ts`.
 */
@Injectable()
@On(postPublished, 'subscriptions.tell-followers')
export class TellFollowers implements Handler<Published> {
  constructor(
    private readonly database: Database,
    private readonly news: VisibleNews,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly notifications: NotificationsRepository,
    private readonly mail: FollowerMail,
    private readonly signals: Signals,
    private readonly watching: WatchOwnThread,
  ) {}

  async handle({ threadId, postId, decisionId }: Published): Promise<void> {
    const { followed, askerSettled } = await this.subscriptions.following(threadId);
    // The job that does so may have failed until now; the asker must not miss the answer for it.
    if (!askerSettled) await this.watching.handle({ threadId });
    else if (!followed) return;
    let after: string | null = BEFORE_ALL_IDS;
    while (after !== null) {
      // Looked at again for each batch: it may be hidden meanwhile.
      const news = await this.news.of(threadId, postId);
      if (!news) return;
      const from: string = after;
      after = await this.database.transaction((tx) => this.tellNext(tx, news, from, !decisionId));
    }
  }

  /** @returns the last follower of the batch, or `null` when there are no more. */
  private async tellNext(
    tx: EntityManager,
    news: News,
    afterId: string,
    byMail: boolean,
  ): Promise<string | null> {
    const { thread, post } = news;
    const audience = {
      threadId: thread.id,
      postId: post.id,
      levels: levelsThatWant(post.kind),
      authorId: post.author_id,
    };
    const followers = await this.subscriptions.nextFollowers(tx, audience, afterId, BATCH);
    const bySubscription = new Map(followers.map((follower) => [follower.id, follower]));
    const added = followers.length > 0 ? await this.notifications.add(tx, followers, post) : [];
    const notified = added.flatMap(({ id: notificationId, subscription_id }) => {
      const follower = bySubscription.get(subscription_id);
      return follower ? [{ notificationId, follower }] : [];
    });
    for (const { notificationId, follower } of notified) {
      const accountId = follower.account_id;
      if (accountId) await this.signals.send(tx, { topic: NOTIFICATION_RECEIVED, accountId, notificationId });
    }
    if (byMail) await this.mail.writeAll(tx, news, notified);
    return followers.length < BATCH ? null : (followers.at(-1)?.id ?? null);
  }
}
