import { Injectable } from '@nestjs/common';
import { Accounts, type MailAddress } from '#accounts';
import { type ThreadRow, ThreadsRepository, referenceOf } from '#forum';
import { Mails, renderMail } from '#messaging';
import { Database } from '#platform';
import { sayPromise } from './promise.messages.js';
import { saySubscriptions } from './subscriptions.messages.js';
import { ThreadMail } from './thread-mail.js';

/** What one message says; the frame is the same for all. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly facts: ReadonlyArray<readonly [label: string, value: string]>;
}

/** Writes to the asker of a thread about the promise made to them, each letter once. */
@Injectable()
export class AskerMail {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly threads: ThreadsRepository,
    private readonly mails: Mails,
    private readonly about: ThreadMail,
  ) {}

  /**
   * Queues a letter; nothing when the thread has no account with a verified address behind it.
   *
   * @param key what the letter is about: a second one of the same key is never sent
   */
  async write(
    key: string,
    threadId: string,
    compose: (thread: ThreadRow, reference: string, asker: MailAddress) => Letter,
  ): Promise<void> {
    const thread = await this.threads.byId(threadId);
    if (!thread?.author_id) return;
    const asker = (await this.accounts.emailAndLocaleOf([thread.author_id])).get(thread.author_id);
    if (!asker) return;
    const { locale } = asker;
    const reference = referenceOf(thread.number);
    const { subject, paragraphs, facts } = compose(thread, reference, asker);
    const content = renderMail({
      locale,
      greeting: saySubscriptions(locale, 'greeting'),
      paragraphs,
      facts: [[saySubscriptions(locale, 'reference'), reference], ...facts],
      action: { label: sayPromise(locale, 'openCase'), url: this.about.caseUrl(thread) },
      footer: [saySubscriptions(locale, 'whyAuthor')],
    });
    const headers = this.about.conversation(thread);
    await this.database.transaction((tx) =>
      this.mails.queue(tx, { key, to: asker.email, subject, ...content, headers }),
    );
  }
}
