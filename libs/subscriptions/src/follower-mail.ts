import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type PostRow, type ThreadRow, departmentInSentence, referenceOf } from '#forum';
import type { Locale } from '#kernel';
import { Mails, renderMail } from '#messaging';
import type { NewsKind } from './rules/level.js';
import { SignedLinks } from './signed-links.js';
import { saySubscriptions } from './subscriptions.messages.js';
import { ThreadMail } from './thread-mail.js';

/** A post that readers see, of a kind that followers are told of. */
export interface News {
  readonly thread: ThreadRow;
  readonly post: PostRow & { readonly kind: NewsKind };
}

export interface Addressee {
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
    private readonly mails: Mails,
    private readonly links: SignedLinks,
    private readonly about: ThreadMail,
  ) {}

  async write(
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
