import { Injectable } from '@nestjs/common';
import { Accounts, type MailAddress } from '#accounts';
import {
  type PostRow,
  PostsRepository,
  type Reason,
  type ThreadRow,
  ThreadsRepository,
  isPublic,
  referenceOf,
} from '#forum';
import { type MailDraft, renderMail } from '#messaging';
import type { ToldDecision } from './decisions.repository.js';
import { saySubscriptions } from './subscriptions.messages.js';
import { ThreadMail } from './thread-mail.js';

/** A text and whom it is by, who can be written to. */
export interface Authored {
  readonly thread: ThreadRow;
  readonly post: PostRow;
  readonly author: MailAddress;
}

export interface AuthorNews {
  readonly decision: ToldDecision | 'UNDONE';
  /** A second e-mail of the same key is never sent. */
  readonly key: string;
  readonly reason: Reason;
  /** Whether it is of an edit of the post. */
  readonly ofEdit: boolean;
}

/** The e-mails to the author of a text about what was decided on it. */
@Injectable()
export class AuthorMail {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly accounts: Accounts,
    private readonly about: ThreadMail,
  ) {}

  /** @returns the text with its author, or `null` when there is nobody to write to. */
  async find(threadId: string, postId: string): Promise<Authored | null> {
    const [thread, [post]] = await Promise.all([this.threads.byId(threadId), this.posts.byIds([postId])]);
    if (!thread || !post?.author_id) return null;
    const author = (await this.accounts.emailAndLocaleOf([post.author_id])).get(post.author_id);
    return author ? { thread, post, author } : null;
  }

  /** @returns what the author is written, or `null` where it is no news. */
  async draft(
    { thread, post, author }: Authored,
    { decision, key, reason, ofEdit }: AuthorNews,
  ): Promise<MailDraft | null> {
    const { locale } = author;
    const privately = thread.kind === 'PRIVATE_QUESTION';
    const news = newsOf(post, decision, { ofEdit, privately });
    if (!news) return null;
    const what = ofEdit ? 'edit' : post.kind === 'QUESTION' ? 'question' : 'reply';
    const into = decision === 'MERGED' ? await this.threads.mergedInto(thread) : null;
    // Of a merge whose target readers no longer see there is nothing to tell: the question is back in the queue.
    if (decision === 'MERGED' && !(into && isPublic(into))) return null;
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
    return { key, to: author.email, subject, ...content, headers: this.about.conversation(thread) };
  }
}

/** What the author is told of; an edit is let in or not, and nothing else is decided on it. */
function newsOf(
  { kind }: PostRow,
  decision: AuthorNews['decision'],
  { ofEdit, privately }: { readonly ofEdit: boolean; readonly privately: boolean },
) {
  if (privately && (decision === 'PUBLISHED' || decision === 'REJECTED'))
    return `private_${decision}` as const;
  if (!ofEdit) return `${kind === 'QUESTION' ? 'question' : 'reply'}_${decision}` as const;
  const told = (['PUBLISHED', 'RETURNED', 'REJECTED', 'UNDONE'] as const).find((news) => news === decision);
  return told && (`edit_${told}` as const);
}

/** What was asked for is no reason. */
const factOf = (decision: AuthorNews['decision']) => (decision === 'ASKED' ? 'asked' : 'reason');

/** The sentence of a reason from the list and a moderator's own words. */
function inWords({ code, words }: Reason, { locale }: MailAddress): string {
  const key = `reason_${code ?? words}`;
  if (!saySubscriptions.has(key)) return words ?? '';
  // Decisions of before codes had a place of their own keep them in that of the words.
  const own = code === null ? null : words;
  return code === 'OTHER' && own ? own : [saySubscriptions(locale, key), own].filter(Boolean).join(' ');
}
