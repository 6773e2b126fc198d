import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { emailAddress } from '#accounts';
import { type ThreadRow, ThreadsRepository, isPublic } from '#forum';
import type { Viewer } from '#kernel';
import { Mails, renderMail } from '#messaging';
import {
  Database,
  NotFound,
  NotPermitted,
  Refused,
  type RequestOrigin,
  TooManyRequests,
  parseInput,
} from '#platform';
import { LINK_HOURS } from './confirm-follow.js';
import { EmailFollowsRepository, type FollowRequest } from './email-follows.repository.js';
import { SignedLinks } from './signed-links.js';
import { saySubscriptions } from './subscriptions.messages.js';
import { mayFollowByEmail } from './subscriptions.policy.js';

const input = z.object({ threadId: z.uuid(), email: emailAddress });

/**
 * Anyone without an account follows one thread by e-mail, once its owner has confirmed the address by a
 * link (docs/product.md §6). The answer does not tell whether the address follows the thread already.
 */
@Injectable()
export class FollowByEmail {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadsRepository,
    private readonly follows: EmailFollowsRepository,
    private readonly links: SignedLinks,
    private readonly mails: Mails,
  ) {}

  async execute(
    viewer: Viewer,
    typed: z.input<typeof input>,
    origin: Pick<RequestOrigin, 'address'>,
  ): Promise<{ email: string } | Refused> {
    if (!mayFollowByEmail(viewer)) return new NotPermitted(viewer);
    const wish = parseInput(input, typed, viewer, saySubscriptions);
    if (wish instanceof Refused) return wish;
    const thread = await this.threads.byId(wish.threadId);
    if (!thread || !isPublic(thread)) return new NotFound(viewer);
    const request = { ...wish, locale: viewer.locale, ip: origin.address };
    return this.database.transaction(async (tx) => {
      const retryAt = await this.follows.refuseFlood(tx, request);
      if (retryAt) return new TooManyRequests(viewer, retryAt);
      const asked = await this.follows.request(tx, request);
      if (asked) await this.askToConfirm(tx, asked, thread, request);
      return { email: wish.email };
    });
  }

  private async askToConfirm(
    tx: EntityManager,
    { id, requestedAt }: { readonly id: string; readonly requestedAt: Date },
    thread: ThreadRow,
    { email, locale }: FollowRequest,
  ): Promise<void> {
    const content = renderMail({
      locale,
      greeting: saySubscriptions(locale, 'greeting'),
      paragraphs: [
        saySubscriptions(locale, 'confirmText', { title: thread.title }),
        saySubscriptions(locale, 'confirmTerm', { hours: LINK_HOURS }),
      ],
      action: {
        label: saySubscriptions(locale, 'confirmAction'),
        url: this.links.url('confirm', id),
      },
      footer: [saySubscriptions(locale, 'confirmFooter')],
    });
    const subject = saySubscriptions(locale, 'confirmSubject');
    const key = `confirm-follow:${id}:${requestedAt.toISOString()}`;
    await this.mails.queue(tx, { key, to: email, subject, ...content });
  }
}
