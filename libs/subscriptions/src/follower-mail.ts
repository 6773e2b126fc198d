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
    const { title } = thread;
    const reference = referenceOf(thread.number);
    const unsubscribeUrl = this.links.url('unsubscribe', to.subscriptionId);
    const content = renderMail({
      locale,
      greeting: saySubscriptions(locale, 'greeting'),
      paragraphs: [saySubscriptions(locale, post.kind, { title })],
      facts: [
        ...(post.department
          ? [[saySubscriptions(locale, 'answeredBy'), departmentInSentence(post.department)] as const]
          : []),
        ...(isAsker ? [[saySubscriptions(locale, 'reference'), reference] as const] : []),
      ],
      action: { label: saySubscriptions(locale, 'readAnswer'), url: this.about.postUrl(thread, post) },
      footer: [
        saySubscriptions(locale, 'whyFollower'),
        saySubscriptions(locale, 'unsubscribe', { url: unsubscribeUrl }),
      ],
    });
    await this.mails.queue(tx, {
      key: `notification:${notificationId}`,
      to: to.email,
      // The same for every e-mail of a thread: some clients group by the subject too.
      subject: saySubscriptions(locale, isAsker ? 'newsSubjectOwn' : 'newsSubject', { title, reference }),
      ...content,
      headers: this.about.list(thread, unsubscribeUrl),
    });
  }
}
