import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock, type Viewer, anyone } from '#kernel';
import {
  Allow,
  Cacheable,
  type Connection,
  CurrentViewer,
  FindsNode,
  type GraphqlContext,
  type NodeFinder,
  PageArgs,
  dependsOn,
  toConnection,
} from '#platform';
import { CategoriesRepository } from '../categories.repository.js';
import { ThreadsRepository } from '../threads.repository.js';
import { CategoryType, toCategory } from './category.type.js';
import { parseActivityPage } from '../activity-page.js';
import { activityCursor } from './thread-cursor.js';
import { ThreadConnection, type ThreadType, toThread } from './thread.type.js';

@FindsNode('Category')
@Resolver(() => CategoryType)
export class CategoryResolver implements NodeFinder {
  constructor(
    private readonly categories: CategoriesRepository,
    private readonly threadRows: ThreadsRepository,
    private readonly clock: Clock,
  ) {}

  @Allow(anyone)
  @Cacheable(true)
  @Query(() => [CategoryType], { name: 'categories', description: 'All themes, in the order of the desk.' })
  async list(@CurrentViewer() viewer: Viewer, @Context() context: GraphqlContext): Promise<CategoryType[]> {
    dependsOn(context, 'home');
    return (await this.categories.all()).map((row) => toCategory(row, viewer.locale));
  }

  @Allow(anyone)
  @Cacheable(true)
  @Query(() => CategoryType, { name: 'category', nullable: true, description: 'One theme by its address.' })
  async bySlug(
    @Args('slug', { type: () => String, description: 'Last part of its address.' }) slug: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CategoryType | null> {
    const row = await this.categories.bySlug(slug.replaceAll('\u0000', ''));
    dependsOn(context, row ? `category:${row.id}` : 'home');
    return row && toCategory(row, viewer.locale);
  }

  @ResolveField(() => ThreadConnection, { description: 'Published threads, the latest activity first.' })
  async threads(
    @Parent() category: CategoryType,
    @Args() args: PageArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Connection<ThreadType>> {
    const page = parseActivityPage(args, `category:${category.key}`, viewer, this.clock.now());
    const rows = await this.threadRows.ofCategory(category.key, page);
    return toConnection(rows, page, activityCursor(page), (row) => toThread(row, viewer));
  }

  async findNode(key: string, viewer: Viewer): Promise<CategoryType | null> {
    const [row] = await this.categories.byIds([key]);
    return row ? toCategory(row, viewer.locale) : null;
  }
}
