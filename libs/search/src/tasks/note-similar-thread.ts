import { Injectable } from '@nestjs/common';
import { PostsRepository, Screening, ThreadsRepository, isPublic, questionAsked } from '#forum';
import { Database, type Handler, On } from '#platform';
import { MOST_SIMILAR } from '../find-similar.js';
import { SearchEngine } from '../search-engine.js';

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
    const hits = await this.engine.similar(`${asked.title}\n${asked.title}\n${body ?? ''}`, MOST_SIMILAR);
    const found = await this.threads.byIds(hits.map((hit) => hit.threadId));
    const published = found.filter(isPublic);
    const similar = published.map(({ id, title }) => ({ threadId: id, title }));
    await this.database.transaction((tx) => this.screening.noteSimilar(tx, postId, asked.title, similar));
  }
}
