import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts } from '#accounts';
import { type ThreadRow, departmentInSentence, referenceOf } from '#forum';
import type { Locale } from '#kernel';
import { Mails, renderMail } from '#messaging';
import { SignedLinks } from './signed-links.js';
import { saySubscriptions } from './subscriptions.messages.js';
import type { Follower } from './subscriptions.repository.js';
import { ThreadMail } from './thread-mail.js';
import type { News } from './visible-news.js';

interface Addressee {
  readonly subscriptionId: string;
  readonly email: string;
  readonly locale: Locale;
  /** The asker is also told the reference of the case. */
  readonly isAsker: boolean;
}

/**
 * Writes to who follows a thread. The e-mail leads to the post and does not repeat it: what is hidden after
 * the e-mail has left is not shown to anyone any more.
 */
@Injectable()
export class FollowerMail {
  constructor(
    private readonly accounts: Accounts,
    private readonly mails: Mails,
    private readonly links: SignedLinks,
    private readonly about: ThreadMail,
  ) {}

  /** Writes to those of these followers who have a verified address, each once for a notification. */
  async writeAll(
    tx: EntityManager,
    news: News,
    notified: ReadonlyArray<{ readonly notificationId: string; readonly follower: Follower }>,
  ): Promise<void> {
    const ids = notified.flatMap(({ follower }) => follower.account_id ?? []);
    const accounts = await this.accounts.emailAndLocaleOf(ids, tx);
    for (const { notificationId, follower } of notified) {
      const { id: subscriptionId, account_id: accountId } = follower;
      const address = accountId ? accounts.get(accountId) : follower;
      if (!address?.email) continue;
      const isAsker = accountId !== null && accountId === news.thread.author_id;
      const { email, locale } = address;
      await this.write(tx, notificationId, { subscriptionId, email, locale, isAsker }, news);
    }
  }

  private async write(
    tx: EntityManager,
    notificationId: string,
    to: Addressee,
    { thread, post }: News,
  ): Promise<void> {
    const { locale, isAsker } = to;
    await this.queue(tx, `notification:${notificationId}`, to, thread, {
      paragraphs: [saySubscriptions(locale, post.kind, { title: thread.title })],
      facts: [
        ...(post.department
          ? [[saySubscriptions(locale, 'answeredBy'), departmentInSentence(post.department)] as const]
          : []),
        ...(isAsker ? [[saySubscriptions(locale, 'reference'), referenceOf(thread.number)] as const] : []),
      ],
      action: { label: saySubscriptions(locale, 'readAnswer'), url: this.about.postUrl(thread, post) },
    });
  }

  /** What followers had been told of has gone. @param key a second e-mail of the same key is never sent */
  async tell(
    tx: EntityManager,
    key: string,
    to: Omit<Addressee, 'isAsker'>,
    thread: ThreadRow,
    ground: 'ANSWER' | 'MERGE_TARGET',
  ): Promise<void> {
    const { locale } = to;
    await this.queue(tx, key, { ...to, isAsker: false }, thread, {
      paragraphs: [saySubscriptions(locale, `lost_${ground}_follower`, { title: thread.title })],
      facts: [],
      action: { label: saySubscriptions(locale, 'openThread'), url: this.about.threadUrl(thread) },
    });
  }

  private async queue(
    tx: EntityManager,
    key: string,
    { subscriptionId, email, locale, isAsker }: Addressee,
    thread: ThreadRow,
    said: Pick<Parameters<typeof renderMail>[0], 'paragraphs' | 'facts' | 'action'>,
  ): Promise<void> {
    const unsubscribeUrl = this.links.url('unsubscribe', subscriptionId);
    const content = renderMail({
      locale,
      greeting: saySubscriptions(locale, 'greeting'),
      ...said,
      footer: [
        saySubscriptions(locale, 'whyFollower'),
        saySubscriptions(locale, 'unsubscribe', { url: unsubscribeUrl }),
      ],
    });
    const names = { title: thread.title, reference: referenceOf(thread.number) };
    await this.mails.queue(tx, {
      key,
      to: email,
      // The same for every e-mail of a thread: some clients group by the subject too.
      subject: saySubscriptions(locale, isAsker ? 'newsSubjectOwn' : 'newsSubject', names),
      ...content,
      headers: this.about.list(thread, unsubscribeUrl),
    });
  }
}
