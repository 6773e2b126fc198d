import { Injectable } from '@nestjs/common';
import { type PostRow, PostsRepository, type ThreadRow, ThreadsRepository, isPublicPost } from '#forum';
import type { NewsKind } from './rules/level.js';

/** A post that readers see, of a kind that followers are told of. */
export interface News {
  readonly thread: ThreadRow;
  readonly post: PostRow & { readonly kind: NewsKind };
}

/** What followers may be told of, looked at again before each of them is. */
@Injectable()
export class VisibleNews {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly posts: PostsRepository,
  ) {}

  /** @returns the news, or `null` when readers do not see the post, or not any more. */
  async of(threadId: string, postId: string): Promise<News | null> {
    const [thread, [post]] = await Promise.all([this.threads.byId(threadId), this.posts.byIds([postId])]);
    if (!thread || !post || !isPublicPost(thread, post)) return null;
    const { kind } = post;
    return kind === 'QUESTION' ? null : { thread, post: { ...post, kind } };
  }
}
