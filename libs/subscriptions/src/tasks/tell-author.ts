import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Accounts, type MailAddress } from '#accounts';
import {
  type PostRow,
  PostsRepository,
  type ThreadRow,
  ThreadsRepository,
  postDecided,
  referenceOf,
} from '#forum';
import { Mails, renderMail } from '#messaging';
import { Database, type Handler, On } from '#platform';
import {
  type DecisionRow,
  DecisionsRepository,
  TOLD_DECISIONS,
  type ToldDecision,
} from '../decisions.repository.js';
import { saySubscriptions } from '../subscriptions.messages.js';
import { ThreadMail } from '../thread-mail.js';

/**
 * The author is told what was decided on their text, and why. Told once a decision: the e-mail is named after
 * the row of the change, so a question that is returned twice is told of twice, and a repeated event is not.
 */
@Injectable()
@On(postDecided, 'subscriptions.tell-author')
export class TellAuthor implements Handler<z.output<typeof postDecided.schema>> {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly accounts: Accounts,
    private readonly decisions: DecisionsRepository,
    private readonly mails: Mails,
    private readonly about: ThreadMail,
  ) {}

  async handle({ threadId, postId, decision }: z.output<typeof postDecided.schema>): Promise<void> {
    // The asker took it back themselves, or is told by those who sent the question on.
    const told = TOLD_DECISIONS.find((known) => known === decision);
    if (!told) return;
    const [thread, [post]] = await Promise.all([this.threads.byId(threadId), this.posts.byIds([postId])]);
    if (!thread || !post?.author_id) return;
    const made = await this.decisions.present(post, told);
    const author = (await this.accounts.emailAndLocaleOf([post.author_id])).get(post.author_id);
    if (made && author) await this.write(thread, post, author, told, made);
  }

  private async write(
    thread: ThreadRow,
    post: PostRow,
    author: MailAddress,
    decision: ToldDecision,
    { id, reason }: DecisionRow,
  ): Promise<void> {
    const { locale } = author;
    const what = post.kind === 'QUESTION' ? 'question' : 'reply';
    const names = { title: thread.title, reference: referenceOf(thread.number) };
    const toRevise = what === 'question' && decision === 'RETURNED';
    const content = renderMail({
      locale,
      greeting: saySubscriptions(locale, 'greeting'),
      paragraphs: [saySubscriptions(locale, `${what}_${decision}_text`, names)],
      facts: [
        ...(what === 'question' ? [[saySubscriptions(locale, 'reference'), names.reference] as const] : []),
        ...(decision !== 'PUBLISHED' && reason
          ? [[saySubscriptions(locale, 'reason'), inWords(reason, author)] as const]
          : []),
      ],
      action: {
        label: saySubscriptions(locale, toRevise ? 'question_RETURNED_action' : 'openThread'),
        url: toRevise
          ? this.about.revisionUrl(thread)
          : decision === 'PUBLISHED'
            ? this.about.postUrl(thread, post)
            : this.about.threadUrl(thread),
      },
      footer: [saySubscriptions(locale, 'whyAuthor')],
    });
    const subject = saySubscriptions(locale, `${what}_${decision}_subject`, names);
    const headers = this.about.conversation(thread);
    await this.database.transaction((tx) =>
      this.mails.queue(tx, { key: `decision:${id}`, to: author.email, subject, ...content, headers }),
    );
  }
}

/** A moderator's own words, or the sentence of a reason from the list. */
function inWords(reason: string, { locale }: MailAddress): string {
  const key = `reason_${reason}`;
  return saySubscriptions.has(key) ? saySubscriptions(locale, key) : reason;
}
