import { Args, Context, Info, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Clock, type Person, type Viewer, anyone, isSignedIn } from '#kernel';
import {
  Allow,
  Cacheable,
  type Connection,
  CurrentViewer,
  FindsNode,
  type GraphqlContext,
  type NodeFinder,
  PAGE_SIZE,
  PageArgs,
  argumentsOf,
  askedFields,
  asksOnly,
  dependsOn,
  loaderOf,
  parsePage,
  toConnection,
} from '#platform';
import { maySee } from '../forum.policy.js';
import { PostsRepository } from '../posts.repository.js';
import { isLetIn } from '../rules/moderation-status.js';
import { letInAs } from '../rules/thread-kind.js';
import { type ThreadRow, ThreadsRepository } from '../threads.repository.js';
import { CATEGORIES_TAG, CategoriesRepository } from '../categories.repository.js';
import { CategoryType, KNOWN_OF_CATEGORY, categoryOf, toCategory } from './category.type.js';
import { PostConnection, PostType, toPost } from './post.type.js';
import { parseActivityPage } from '../activity-page.js';
import { activityCursor, submissionCursor } from './thread-cursor.js';
import { type FirstPosts, ThreadConnection, ThreadType, toThread } from './thread.type.js';

@FindsNode('Thread')
@Resolver(() => ThreadType)
export class ThreadResolver implements NodeFinder {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly postRows: PostsRepository,
    private readonly categories: CategoriesRepository,
    private readonly clock: Clock,
  ) {}

  @Allow(anyone)
  @Cacheable(true)
  @Query(() => ThreadType, {
    nullable: true,
    description: 'A thread by its public number, if you may see it.',
  })
  async thread(
    @Args('number', { type: () => Int, description: 'The public number.' }) number: number,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThreadType | null> {
    const { row, first } = await this.withPostsAsked(number, info);
    if (!row || !seenBy(row, viewer)) {
      // What is not there may come with the next publication, under a tag that cannot be known now.
      context.cacheTags = null;
      return null;
    }
    dependsOn(context, `thread:${row.id}`);
    return toThread(row, viewer, first);
  }

  @Allow(anyone)
  @Cacheable(true)
  @Query(() => ThreadConnection, {
    description: 'Published threads of all themes, the latest activity first.',
  })
  async latestThreads(
    @Args() args: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<Connection<ThreadType>> {
    dependsOn(context, 'home');
    const page = parseActivityPage(args, 'latest', viewer, this.clock.now());
    return toConnection(await this.threads.latest(page), page, activityCursor(page), (row) =>
      toThread(row, viewer),
    );
  }

  @Allow(isSignedIn)
  @Query(() => ThreadConnection, { description: 'All that you asked, in every state, the latest first.' })
  async myThreads(@Args() args: PageArgs, @CurrentViewer() viewer: Person): Promise<Connection<ThreadType>> {
    const page = parsePage(args, `mine:${viewer.accountId}`, viewer);
    const rows = await this.threads.ofAuthor(viewer.accountId, page);
    return toConnection(rows, page, submissionCursor, (row) => toThread(row, viewer));
  }

  @ResolveField(() => PostConnection, { description: 'The posts that readers see, in their order.' })
  async posts(
    @Parent() thread: ThreadType,
    @Args() args: PageArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Connection<PostType>> {
    const page = parsePage(args, `posts:${thread.row.id}`, viewer, ['number']);
    const { row: of, first } = thread;
    const known = first && first.size === sizeFromStart(args) && letInAs(of) === 'PUBLISHED';
    const rows = known ? first.rows : await this.postRows.ofThread(of, page);
    return toConnection(rows, page, (row) => [row.position ?? 0], toPost);
  }

  @ResolveField(() => PostType, {
    nullable: true,
    description: 'The official answer, which readers see first.',
  })
  officialAnswer(@Parent() thread: ThreadType, @Context() context: GraphqlContext): Promise<PostType | null> {
    return this.post(thread.row.official_answer_id, context);
  }

  @ResolveField(() => PostType, { nullable: true, description: 'The answer that solved the question.' })
  acceptedAnswer(@Parent() thread: ThreadType, @Context() context: GraphqlContext): Promise<PostType | null> {
    return this.post(thread.row.accepted_post_id, context);
  }

  @ResolveField(() => ThreadType, {
    nullable: true,
    description: 'The thread that this one was merged into and where it goes on, if you may see it.',
  })
  async duplicateOf(
    @Parent() { row }: ThreadType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ThreadType | null> {
    const into = await this.threads.mergedInto(row);
    if (!into) return null;
    dependsOn(context, `thread:${into.id}`);
    return seenBy(into, viewer) ? toThread(into, viewer) : null;
  }

  @ResolveField(() => CategoryType, { description: 'Its theme.' })
  async category(
    @Parent() thread: ThreadType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CategoryType | null> {
    const { category_id: id } = thread.row;
    if (asksOnly(info, KNOWN_OF_CATEGORY)) {
      dependsOn(context, CATEGORIES_TAG);
      return categoryOf(thread.row, viewer.locale);
    }
    // Its threads and their number change with each of them.
    dependsOn(context, `category:${id}`);
    const row = await loaderOf(context, this.categories, (keys) => this.categories.byIds(keys)).load(id);
    return row && toCategory(row, viewer.locale);
  }

  async findNode(key: string, viewer: Viewer): Promise<ThreadType | null> {
    const row = await this.threads.byId(key);
    return row && seenBy(row, viewer) ? toThread(row, viewer) : null;
  }

  private async withPostsAsked(
    number: number,
    info: GraphQLResolveInfo,
  ): Promise<{ row: ThreadRow | null; first: FirstPosts | null }> {
    const [asked, ...others] = askedFields(info, 'posts');
    const size = asked && others.length === 0 ? sizeFromStart(argumentsOf(info, 'Thread', asked)) : null;
    if (size === null) return { row: await this.threads.byNumber(number), first: null };
    const found = await this.threads.withFirstPosts(number, size + 1);
    return { row: found?.thread ?? null, first: found && { size, rows: found.posts } };
  }

  private async post(id: string | null, context: GraphqlContext): Promise<PostType | null> {
    if (!id) return null;
    const row = await loaderOf(context, this.postRows, (keys) => this.postRows.byIds(keys)).load(id);
    return row && isLetIn(row.moderation) ? toPost(row) : null;
  }
}

/** How many are asked for from the start of a list; `null` where it is another part of it, or no page. */
function sizeFromStart({ first, after, last, before }: PageArgs): number | null {
  const size = first ?? PAGE_SIZE.usual;
  const elsewhere = [after, last, before].some((value) => value !== null && value !== undefined);
  return elsewhere || size < 1 || size > PAGE_SIZE.max ? null : size;
}

const seenBy = (row: ThreadRow, viewer: Viewer): boolean =>
  maySee(viewer, { moderation: row.moderation, authorId: row.author_id });
