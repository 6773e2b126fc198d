import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Person, type Viewer, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, type GraphqlContext, Refused, keyOf, loaderOf } from '#platform';
import { EditPost } from '../edit-post.js';
import { maySeeHistory } from '../forum.policy.js';
import { PostEdits } from '../post-edits.js';
import { PostHistoryRepository } from '../post-history.repository.js';
import { PostsRepository } from '../posts.repository.js';
import { WithdrawEdit } from '../withdraw-edit.js';
import * as types from './edits.types.js';
import { PostType, toPost } from './post.type.js';

/** Changing what was published, and what stood there before. */
@Resolver(() => PostType)
export class EditsResolver {
  constructor(
    private readonly editing: EditPost,
    private readonly withdrawing: WithdrawEdit,
    private readonly edits: PostEdits,
    private readonly history: PostHistoryRepository,
    private readonly posts: PostsRepository,
  ) {}

  @Allow(isSignedIn)
  @Mutation(() => types.EditPostResult, {
    description:
      'Change a published post of yours; the old text stays until a moderator lets the new one in.',
  })
  async editPost(
    @Args('input') input: types.EditPostInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const postId = keyOf('Post', input.postId) ?? '';
    const outcome = await this.editing.execute(viewer, { ...input, postId });
    if (outcome instanceof Refused) return outcome;
    const { published } = outcome;
    return Object.assign(new types.EditPostSuccess(), { post: await this.post(postId), published });
  }

  @Allow(isSignedIn)
  @Mutation(() => types.WithdrawEditResult, { description: 'Take back an edit that waits.' })
  async withdrawEdit(
    @Args('input') input: types.WithdrawEditInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const postId = keyOf('Post', input.postId) ?? '';
    const outcome = await this.withdrawing.execute(viewer, postId);
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new types.WithdrawEditSuccess(), { post: await this.post(postId) });
  }

  @ResolveField('history', () => [types.PostChangeType], {
    nullable: true,
    description: 'How its text was changed, the earliest change first; its author and staff see it.',
  })
  async historyOf(
    @Parent() post: PostType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<types.PostChangeType[] | null> {
    const key = keyOf('Post', post.id) ?? '';
    if (!(await this.isShown(key, viewer, context))) return null;
    const loader = loaderOf(context, this.history, async (keys) => {
      const byPost = Map.groupBy(await this.history.ofPosts(keys), ({ postId }) => postId);
      return [...byPost].map(([id, changes]) => ({ id, changes }));
    });
    const found = await loader.load(key);
    return (found?.changes ?? []).map((change) => Object.assign(new types.PostChangeType(), change));
  }

  @ResolveField(() => types.PostEditType, {
    nullable: true,
    description: 'Its latest edit, whatever became of that; its author and staff see it.',
  })
  async latestEdit(
    @Parent() post: PostType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<types.PostEditType | null> {
    const key = keyOf('Post', post.id) ?? '';
    if (!(await this.isShown(key, viewer, context))) return null;
    const edit = await this.edits.latestOf(key);
    return edit && Object.assign(new types.PostEditType(), { ...edit, body: edit.markdown });
  }

  private async isShown(key: string, viewer: Viewer, context: GraphqlContext): Promise<boolean> {
    if (!isSignedIn(viewer)) return false;
    const row = await loaderOf(context, this.posts, (keys) => this.posts.byIds(keys)).load(key);
    return row !== null && maySeeHistory(viewer, { authorId: row.author_id });
  }

  private async post(key: string): Promise<PostType | null> {
    const [row] = await this.posts.byIds([key]);
    return row ? toPost(row) : null;
  }
}
