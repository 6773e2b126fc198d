import { Inject, Injectable } from '@nestjs/common';
import { type PostRow, type ThreadRow, threadPath } from '#forum';
import { SETTINGS, type Settings } from '#platform';
import { postPath } from './rules/post-path.js';

type Place = Pick<ThreadRow, 'id' | 'number' | 'slug'>;

/** What e-mails of one thread have in common: addresses on the site, and headers that keep them together. */
@Injectable()
export class ThreadMail {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Where the post is read: its page of the thread, at its place. */
  postUrl(thread: Place, { position }: Pick<PostRow, 'position'>): string {
    return `${this.settings.publicUrl}${postPath(thread, position ?? 0)}`;
  }

  /** Where its author sees and changes their edit of the post. */
  editUrl(thread: Place, { position }: Pick<PostRow, 'position'>): string {
    return `${this.threadUrl(thread)}/posts/${position ?? 0}/edit`;
  }

  threadUrl(thread: Place): string {
    return `${this.settings.publicUrl}${threadPath(thread)}`;
  }

  /** Where the asker sees how far their question is, whether readers see it or not. */
  caseUrl(thread: Place): string {
    return `${this.settings.publicUrl}/me/questions/${thread.number}`;
  }

  /** Where the asker changes a returned question. */
  revisionUrl(thread: Place): string {
    return `${this.settings.publicUrl}/me/questions/${thread.number}/revise`;
  }

  /**
   * Every e-mail of a thread names the same ancestor, so mail clients show them as one conversation
   * (RFC 5322 §3.6.4). That ancestor was never sent; clients group by its name all the same.
   */
  conversation(thread: Place): Record<string, string> {
    const root = `<thread-${thread.id}@${this.host}>`;
    return { 'In-Reply-To': root, References: root };
  }

  /** Of e-mails to followers: which list it is, and how to leave it (RFC 2919, RFC 2369, RFC 8058). */
  list(thread: Place, unsubscribeUrl: string): Record<string, string> {
    return {
      ...this.conversation(thread),
      'List-Id': `<thread-${thread.number}.${this.host}>`,
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'list',
    };
  }

  private get host(): string {
    return new URL(this.settings.publicUrl).hostname;
  }
}
