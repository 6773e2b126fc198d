import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { type Viewer, anyone } from '#kernel';
import { Allow, CurrentViewer, FindsNode, type NodeFinder, Signals, keyOf, sayPlatform } from '#platform';
import { maySee, maySeePost } from '../forum.policy.js';
import { type PostRow, PostsRepository } from '../posts.repository.js';
import { isPublicPost } from '../rules/public.js';
import { ThreadsRepository } from '../threads.repository.js';
import { PostType, toPost } from './post.type.js';

@FindsNode('Post')
@Resolver(() => PostType)
export class PostResolver implements NodeFinder {
  constructor(
    private readonly posts: PostsRepository,
    private readonly threads: ThreadsRepository,
    private readonly signals: Signals,
  ) {}

  /** Live: each post of a thread as readers begin to see it. */
  @Allow(anyone)
  @Subscription(() => PostType, {
    description: 'Each post of the thread as readers begin to see it.',
    resolve: (post: PostType) => post,
  })
  async postPublished(
    @Args('threadId', { type: () => ID, description: 'The thread to watch.' }) threadId: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AsyncIterable<PostType>> {
    const key = keyOf('Thread', threadId);
    const thread = key && (await this.threads.byId(key));
    if (!thread || !maySee(viewer, { moderation: thread.moderation, authorId: thread.author_id })) {
      const message = sayPlatform(viewer.locale, 'NOT_FOUND');
      throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', reason: 'NOT_FOUND' } });
    }
    const news = this.signals.stream('post.published', (signal) => signal['threadId'] === thread.id);
    return this.published(thread.id, news);
  }

  async findNode(key: string, viewer: Viewer): Promise<PostType | null> {
    const [row] = await this.posts.byIds([key]);
    return row && (await this.isVisible(row, viewer)) ? toPost(row) : null;
  }

  private async *published(
    threadId: string,
    news: AsyncIterable<{ readonly [fact: string]: unknown }>,
  ): AsyncIterable<PostType> {
    for await (const { postId } of news) {
      const [[row], thread] = await Promise.all([
        this.posts.byIds([String(postId)]),
        this.threads.byId(threadId),
      ]);
      // Looked at again: it, or its whole thread, may have been hidden meanwhile.
      if (thread && row && isPublicPost(thread, row)) yield toPost(row);
    }
  }

  private async isVisible(row: PostRow, viewer: Viewer): Promise<boolean> {
    const thread = await this.threads.byId(row.thread_id);
    if (!thread || !maySee(viewer, { moderation: thread.moderation, authorId: thread.author_id }))
      return false;
    return maySeePost(viewer, { moderation: row.moderation, authorId: row.author_id });
  }
}
