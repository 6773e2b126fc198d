import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type ThreadKind, ThreadKindEnum } from '#forum';
import type { FacetCounts, Facets } from '../search-engine.js';

@ObjectType('CategoryFacet', { description: 'How many hits a category has.' })
export class CategoryFacetType {
  @Field(() => Int, { description: 'How many; a lower bound where the facets are not exact.' })
  readonly count!: number;

  /** Not a field. */
  readonly key!: string;
}

@ObjectType('KindFacet', { description: 'How many hits are of a kind.' })
export class KindFacetType {
  @Field(() => ThreadKindEnum, { description: 'The kind.' })
  readonly kind!: ThreadKind;

  @Field(() => Int, { description: 'How many; a lower bound where the facets are not exact.' })
  readonly count!: number;
}

@ObjectType('RegionFacet', { description: 'How many hits come from a region.' })
export class RegionFacetType {
  @Field(() => String, { description: 'The region, ISO 3166-2.' })
  readonly region!: string;

  @Field(() => Int, { description: 'How many; a lower bound where the facets are not exact.' })
  readonly count!: number;
}

@ObjectType('ArchiveFacets', {
  description:
    'Counts of hits by what the search could be narrowed to, the given filters included. The most first.',
})
export class ArchiveFacetsType {
  @Field(() => [CategoryFacetType], { description: 'By category; those without hits are left out.' })
  readonly categories!: CategoryFacetType[];

  @Field(() => [KindFacetType], { description: 'By kind; those without hits are left out.' })
  readonly kinds!: KindFacetType[];

  @Field(() => Int, { description: 'How many are solved.' })
  readonly solved!: number;

  @Field(() => Int, { description: 'How many have an official answer.' })
  readonly official!: number;

  @Field(() => [RegionFacetType], { description: 'By region; those without hits are left out.' })
  readonly regions!: RegionFacetType[];

  @Field(() => Boolean, {
    description: 'False when more was found than counted: each count is a lower bound.',
  })
  readonly exact!: boolean;
}

export const toFacets = (facets: Facets): ArchiveFacetsType =>
  Object.assign(new ArchiveFacetsType(), {
    categories: mostFirst(facets.categories).map(([key, count]) =>
      Object.assign(new CategoryFacetType(), { key, count }),
    ),
    kinds: mostFirst(facets.kinds).map(([kind, count]) => ({ kind, count })),
    solved: facets.solved.get(true) ?? 0,
    official: facets.official.get(true) ?? 0,
    regions: mostFirst(facets.regions).map(([region, count]) => ({ region, count })),
    exact: facets.exact,
  });

const mostFirst = <V extends string>(counts: FacetCounts<V>): Array<[V, number]> =>
  [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
