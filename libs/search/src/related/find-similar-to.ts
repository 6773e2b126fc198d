import { Injectable } from '@nestjs/common';
import { PostsRepository, ThreadsRepository } from '#forum';
import type { Viewer } from '#kernel';
import type { ArchiveEntry } from '../archive-entries.js';
import { FindSimilar } from '../find-similar.js';

/** Published threads about the same as a thread in whatever state, for whoever decides on it (docs/product.md §4). */
@Injectable()
export class FindSimilarTo {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly similar: FindSimilar,
  ) {}

  /**
   * @param first how many at most; brought into 1 to 5.
   * @returns the most alike first, never the thread itself; empty for an unknown thread.
   */
  async execute(viewer: Viewer, threadId: string, first?: number): Promise<ArchiveEntry[]> {
    const [thread, body] = await Promise.all([
      this.threads.byId(threadId),
      this.posts.questionSource(threadId),
    ]);
    if (!thread) return [];
    return this.similar.execute(viewer, { title: thread.title, body: body ?? '', threadId }, first);
  }
}
