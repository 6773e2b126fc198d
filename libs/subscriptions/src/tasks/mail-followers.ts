import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { decisionAnnounced } from '#forum';
import { Database, type Handler, On } from '#platform';
import { FollowerMail } from '../follower-mail.js';
import { NotificationsRepository } from '../notifications.repository.js';
import { levelsThatWant } from '../rules/level.js';
import { type News, VisibleNews } from '../visible-news.js';
import { TellFollowers } from './tell-followers.js';

type Announced = z.output<typeof decisionAnnounced.schema>;

const BATCH = 100;
const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/** Writes to those who follow a thread of a post in it that a moderator has let in and no longer can take back alone. */
@Injectable()
@On(decisionAnnounced, 'subscriptions.mail-followers')
export class MailFollowers implements Handler<Announced> {
  constructor(
    private readonly database: Database,
    private readonly news: VisibleNews,
    private readonly notifications: NotificationsRepository,
    private readonly mail: FollowerMail,
    private readonly telling: TellFollowers,
  ) {}

  async handle({ decisionId, threadId, postId, decision, ofEdit }: Announced): Promise<void> {
    const letIn = decision === 'PUBLISHED' && !ofEdit ? await this.news.of(threadId, postId) : null;
    if (!letIn) return;
    // The job that tells them on the site may have failed until now.
    await this.telling.handle({ threadId, postId, kind: letIn.post.kind, decisionId });
    for (let after: string | null = BEFORE_ALL_IDS; after !== null;) {
      const from: string = after;
      const news = await this.news.of(threadId, postId);
      if (!news) return;
      after = await this.database.transaction((tx) => this.writeToNext(tx, news, from));
    }
  }

  /** @returns the last notification of the batch, or `null` when there are no more. */
  private async writeToNext(tx: EntityManager, news: News, afterId: string): Promise<string | null> {
    const { id: postId, kind } = news.post;
    const notified = await this.notifications.nextOfPost(tx, postId, levelsThatWant(kind), afterId, BATCH);
    await this.mail.writeAll(tx, news, notified);
    return notified.length < BATCH ? null : (notified.at(-1)?.notificationId ?? null);
  }
}
