import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CategoriesRepository, CategoryType, toCategory } from '#forum';
import type { Viewer } from '#kernel';
import { CurrentViewer, type GraphqlContext, loaderOf } from '#platform';
import { CategoryFacetType } from './archive-facets.type.js';

@Resolver(() => CategoryFacetType)
export class FacetCategoriesResolver {
  constructor(private readonly categories: CategoriesRepository) {}

  @ResolveField(() => CategoryType, { nullable: true, description: 'The category; none where it is gone.' })
  async category(
    @Parent() { key }: CategoryFacetType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CategoryType | null> {
    const categories = loaderOf(context, this.categories, (keys) => this.categories.byIds(keys));
    const row = await categories.load(key);
    return row && toCategory(row, viewer.locale);
  }
}
