import { Injectable, NotFoundException } from '@nestjs/common';
import { type PostRow, PostsRepository, type ThreadRow, isPublicPost } from '#forum';
import type { Viewer } from '#kernel';
import { ThreadViews } from './thread-view.js';

/** One post that readers see, with its thread. */
export interface PostView {
  readonly thread: ThreadRow;
  readonly post: PostRow;
}

/** The address of what can be done with one post; short, as a page of a thread says it for each. */
export const postPathOf = ({ thread, post }: PostView, what: string): string =>
  `/t/${thread.number}/posts/${post.position ?? 0}/${what}`;

@Injectable()
export class PostViews {
  constructor(
    private readonly views: ThreadViews,
    private readonly posts: PostsRepository,
  ) {}

  /** @throws NotFoundException where readers see no such post. */
  async at(address: string, position: string, viewer: Viewer): Promise<PostView> {
    const thread = await this.views.threadAt(address, viewer);
    const post = /^\d{1,7}$/.test(position) ? await this.posts.at(thread.id, Number(position)) : null;
    if (!post || !isPublicPost(thread, post)) throw new NotFoundException();
    return { thread, post };
  }
}
