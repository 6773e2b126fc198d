import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { regionName } from '#directory';
import type { CategoryRow } from '#forum';
import type { Locale } from '#kernel';
import { toGlobalId } from '#platform';
import type { DeskItemKind } from '../desk-item.entity.js';
import type { DeskCounts } from '../rules/desk-counts.js';
import { DeskItemKindEnum } from './desk-item.type.js';

@ObjectType('DeskCategoryCount', { description: 'How many items of a category fit.' })
export class CategoryCountType {
  @Field(() => ID, { description: 'The category.' })
  readonly categoryId!: string;

  @Field(() => String, { description: 'Its title.' })
  readonly title!: string;

  @Field(() => Int, { description: 'Items.' })
  readonly count!: number;
}

@ObjectType('DeskKindCount', { description: 'How many items of a kind fit.' })
export class KindCountType {
  @Field(() => DeskItemKindEnum, { description: 'The kind.' })
  readonly kind!: DeskItemKind;

  @Field(() => Int, { description: 'Items.' })
  readonly count!: number;
}

@ObjectType('DeskRegionCount', { description: 'How many items of a region fit.' })
export class RegionCountType {
  @Field(() => String, { description: 'The region, ISO 3166-2.' })
  readonly region!: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => Int, { description: 'Items.' })
  readonly count!: number;
}

@ObjectType('DeskCounts', {
  description: 'How many items each choice of a filter would list, everything else left as it is.',
})
export class DeskCountsType {
  @Field(() => Int, { description: 'Items that fit the whole filter.' })
  readonly waiting!: number;

  @Field(() => Int, { description: 'Of these, or if overdue were chosen: overdue.' })
  readonly overdue!: number;

  @Field(() => Int, { description: 'Items that you hold.' })
  readonly mine!: number;

  @Field(() => Int, { description: 'Items that nobody holds.' })
  readonly unclaimed!: number;

  @Field(() => [CategoryCountType], { description: 'By category; those without any are left out.' })
  readonly categories!: CategoryCountType[];

  @Field(() => [KindCountType], { description: 'By kind; those without any are left out.' })
  readonly kinds!: KindCountType[];

  @Field(() => [RegionCountType], { description: 'By region of the asker, where it was told.' })
  readonly regions!: RegionCountType[];
}

export const toDeskCounts = (
  counts: DeskCounts,
  categories: readonly CategoryRow[],
  locale: Locale,
): DeskCountsType =>
  Object.assign(new DeskCountsType(), {
    ...counts,
    categories: categories.flatMap(({ id, title }) => {
      const count = counts.categories.get(id) ?? 0;
      return count > 0 ? [{ categoryId: toGlobalId('Category', id), title: title[locale], count }] : [];
    }),
    kinds: [...counts.kinds].flatMap(([kind, count]) => (count > 0 ? [{ kind, count }] : [])),
    regions: [...counts.regions].flatMap(([region, count]) =>
      count > 0 ? [{ region, name: regionName(region, locale), count }] : [],
    ),
  });
