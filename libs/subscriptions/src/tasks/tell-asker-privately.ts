import { Injectable } from '@nestjs/common';
import { PostsRepository, ThreadsRepository, privatelyPosted } from '#forum';
import { type Handler, On } from '#platform';
import { AskerMail } from '../asker-mail.js';
import { saySubscriptions } from '../subscriptions.messages.js';

/**
 * Staff have written in a private question: its asker is told, and nobody else, without a word of what was written
 * or asked (docs/product.md §6 and §8).
 */
@Injectable()
@On(privatelyPosted, 'subscriptions.tell-asker-privately')
export class TellAskerPrivately implements Handler<{ threadId: string; postId: string }> {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly mail: AskerMail,
  ) {}

  async handle({ threadId, postId }: { threadId: string; postId: string }): Promise<void> {
    const [thread, [post]] = await Promise.all([this.threads.byId(threadId), this.posts.byIds([postId])]);
    if (!thread || post?.moderation !== 'PRIVATE' || post.author_id === thread.author_id) return;
    const what = post.kind === 'OFFICIAL_ANSWER' ? 'private_ANSWERED' : 'private_WRITTEN';
    await this.mail.write(`private-post:${postId}`, threadId, (_thread, reference, { locale }) => ({
      subject: saySubscriptions(locale, `${what}_subject`, { reference }),
      paragraphs: [saySubscriptions(locale, `${what}_text`)],
      facts: [],
    }));
  }
}
