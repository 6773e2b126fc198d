import { Inject, Injectable } from '@nestjs/common';
import { type MailAddress, Accounts } from '#accounts';
import { type ThreadRow, ThreadsRepository, referenceOf, threadPath } from '#forum';
import { Mails, renderMail } from '#messaging';
import { Database, SETTINGS, type Settings } from '#platform';
import { sayHandoff } from './handoff.messages.js';

/** What one message says; the frame is the same for all. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly facts: ReadonlyArray<readonly [label: string, value: string]>;
}

/** Writes to the person whose question was sent on, each letter once. */
@Injectable()
export class AskerMail {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly threads: ThreadsRepository,
    private readonly mails: Mails,
  ) {}

  /**
   * Queues a letter; nothing when the question has no account with a verified address behind it.
   *
   * @param key what the letter is about: a second one of the same key is never sent
   */
  async write(
    key: string,
    threadId: string,
    compose: (thread: ThreadRow, asker: MailAddress) => Letter,
  ): Promise<void> {
    const thread = await this.threads.byId(threadId);
    if (!thread?.author_id) return;
    const asker = (await this.accounts.emailAndLocaleOf([thread.author_id])).get(thread.author_id);
    if (!asker) return;
    const { locale } = asker;
    const { subject, paragraphs, facts } = compose(thread, asker);
    const content = renderMail({
      locale,
      greeting: sayHandoff(locale, 'greeting'),
      paragraphs,
      facts: [[sayHandoff(locale, 'reference'), referenceOf(thread.number)], ...facts],
      action: {
        label: sayHandoff(locale, 'openThread'),
        url: `${this.settings.publicUrl}${threadPath(thread)}`,
      },
      footer: [sayHandoff(locale, 'footer')],
    });
    await this.database.transaction((tx) =>
      this.mails.queue(tx, { key, to: asker.email, subject, ...content }),
    );
  }
}
