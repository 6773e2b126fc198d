import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Accounts, type MailAddress } from '#accounts';
import {
  AUTHOR_TOLD,
  type PostRow,
  PostsRepository,
  type Reason,
  type ThreadRow,
  ThreadsRepository,
  isPublic,
  postDecided,
  referenceOf,
} from '#forum';
import { Mails, renderMail } from '#messaging';
import { Database, type Handler, On } from '#platform';
import { DecisionsRepository, type ToldDecision } from '../decisions.repository.js';
import { saySubscriptions } from '../subscriptions.messages.js';
import { ThreadMail } from '../thread-mail.js';

type Decided = z.output<typeof postDecided.schema>;

interface News {
  readonly decision: ToldDecision | 'UNDONE';
  /** A second e-mail of the same key is never sent. */
  readonly key: string;
  readonly reason: Reason;
  /** Whether it is of an edit of the post. */
  readonly ofEdit: boolean;
}

/**
 * The author is told what was decided on their text, and why. Told once a decision: the e-mail is named after
 * the row of the change, so a question that is returned twice is told of twice, and a repeated event is not.
 */
@Injectable()
@On(postDecided, 'subscriptions.tell-author')
export class TellAuthor implements Handler<Decided> {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly accounts: Accounts,
    private readonly decisions: DecisionsRepository,
    private readonly mails: Mails,
    private readonly about: ThreadMail,
  ) {}

  async handle({ threadId, postId, decision, reason, undoes, ofEdit = false }: Decided): Promise<void> {
    // The asker took it back themselves, or is told by those who sent the question on.
    const told = AUTHOR_TOLD.find((known) => known === decision);
    const undone = undoes !== undefined && (await this.decisions.wasTold(undoes)) ? undoes : null;
    if (!told && !undone) return;
    const [thread, [post]] = await Promise.all([this.threads.byId(threadId), this.posts.byIds([postId])]);
    if (!thread || !post?.author_id) return;
    const author = (await this.accounts.emailAndLocaleOf([post.author_id])).get(post.author_id);
    if (!author) return;
    if (undone) {
      const row = { id: undone, code: null, words: reason };
      const key = `undone:${undone}`;
      return this.write(thread, post, author, { decision: 'UNDONE', key, reason: row, ofEdit });
    }
    const made = told && (await this.decisions.present(post, told, ofEdit));
    if (!made) return;
    const key = `decision:${made.id}`;
    await this.write(thread, post, author, { decision: told, key, reason: made, ofEdit });
  }

  private async write(
    thread: ThreadRow,
    post: PostRow,
    author: MailAddress,
    { decision, key, reason, ofEdit }: News,
  ): Promise<void> {
    const { locale } = author;
    const privately = thread.kind === 'PRIVATE_QUESTION';
    const news = newsOf(post, decision, { ofEdit, privately });
    if (!news) return;
    const what = ofEdit ? 'edit' : post.kind === 'QUESTION' ? 'question' : 'reply';
    const into = decision === 'MERGED' ? await this.threads.mergedInto(thread) : null;
    // Of a merge whose target readers no longer see there is nothing to tell: the question is back in the queue.
    if (decision === 'MERGED' && !(into && isPublic(into))) return;
    const names = { title: thread.title, reference: referenceOf(thread.number), into: into?.title ?? null };
    const toRevise = what === 'question' && decision === 'RETURNED';
    const words = inWords(reason, author);
    // An edit that is undone waits again, whatever its post does.
    const state = saySubscriptions(locale, `state_${ofEdit ? 'PENDING' : post.moderation}`);
    const content = renderMail({
      locale,
      greeting: saySubscriptions(locale, 'greeting'),
      paragraphs: [saySubscriptions(locale, `${news}_text`, { ...names, state })],
      facts: [
        ...(what === 'question' ? [[saySubscriptions(locale, 'reference'), names.reference] as const] : []),
        ...(decision !== 'PUBLISHED' && words
          ? [[saySubscriptions(locale, factOf(decision)), words] as const]
          : []),
      ],
      action: {
        label: saySubscriptions(locale, toRevise ? 'question_RETURNED_action' : 'openThread'),
        url: toRevise
          ? this.about.revisionUrl(thread)
          : decision === 'PUBLISHED' && !privately
            ? this.about.postUrl(thread, post)
            : into
              ? this.about.threadUrl(into)
              : what === 'edit'
                ? this.about.editUrl(thread, post)
                : what === 'question'
                  ? this.about.caseUrl(thread)
                  : this.about.threadUrl(thread),
      },
      footer: [saySubscriptions(locale, 'whyAuthor')],
    });
    const subject = saySubscriptions(locale, `${news}_subject`, names);
    const headers = this.about.conversation(thread);
    await this.database.transaction((tx) =>
      this.mails.queue(tx, { key, to: author.email, subject, ...content, headers }),
    );
  }
}

/** What the author is told of; an edit is let in or not, and nothing else is decided on it. */
function newsOf(
  { kind }: PostRow,
  decision: News['decision'],
  { ofEdit, privately }: { readonly ofEdit: boolean; readonly privately: boolean },
) {
  if (privately && (decision === 'PUBLISHED' || decision === 'REJECTED'))
    return `private_${decision}` as const;
  if (!ofEdit) return `${kind === 'QUESTION' ? 'question' : 'reply'}_${decision}` as const;
  const told = (['PUBLISHED', 'RETURNED', 'REJECTED', 'UNDONE'] as const).find((news) => news === decision);
  return told && (`edit_${told}` as const);
}

/** What was asked for is no reason. */
const factOf = (decision: News['decision']) => (decision === 'ASKED' ? 'asked' : 'reason');

/** The sentence of a reason from the list and a moderator's own words. */
function inWords({ code, words }: Reason, { locale }: MailAddress): string {
  const key = `reason_${code ?? words}`;
  if (!saySubscriptions.has(key)) return words ?? '';
  // Decisions of before codes had a place of their own keep them in that of the words.
  const own = code === null ? null : words;
  return code === 'OTHER' && own ? own : [saySubscriptions(locale, key), own].filter(Boolean).join(' ');
}
