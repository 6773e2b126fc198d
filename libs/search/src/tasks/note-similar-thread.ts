import { Injectable } from '@nestjs/common';
import { PostsRepository, Screening, ThreadsRepository, isPublic, questionAsked } from '#forum';
import { Database, type Handler, On } from '#platform';
import { MOST_SIMILAR } from '../find-similar.js';
import { inWordsOf } from '../rules/in-words-of.js';
import { SearchEngine } from '../search-engine.js';
import { UnderstandText } from '../understanding/understand-text.js';

/**
 * Tells the desk of a published thread about the same as a question that waits (docs/product.md §4). After the
 * question was taken and not before: a search is too slow for the asker to wait for, and whether the question is let in
 * is a moderator's decision anyway.
 */
@On(questionAsked, 'search.note-similar-thread')
@Injectable()
export class NoteSimilarThread implements Handler<{ threadId: string; postId: string }> {
  constructor(
    private readonly database: Database,
    private readonly engine: SearchEngine,
    private readonly understand: UnderstandText,
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly screening: Screening,
  ) {}

  async handle({ threadId, postId }: { threadId: string; postId: string }): Promise<void> {
    const [asked, body] = await Promise.all([
      this.threads.byId(threadId),
      this.posts.questionSource(threadId),
    ]);
    if (!asked || asked.moderation !== 'PENDING') return;
    const { title } = asked;
    const [{ telling }, { words }] = await Promise.all([
      this.understand.execute({ title, body: body ?? '' }),
      this.understand.execute({ title, body: '' }),
    ]);
    const hits = await this.engine.similar(telling, MOST_SIMILAR);
    const found = await this.threads.byIds(hits.map((hit) => hit.threadId));
    const published = found.filter(isPublic);
    const similar = published.map((thread) => ({
      threadId: thread.id,
      title: thread.title,
      asked: inWordsOf(words, thread.title),
    }));
    await this.database.transaction((tx) => this.screening.noteSimilar(tx, postId, title, similar));
  }
}
