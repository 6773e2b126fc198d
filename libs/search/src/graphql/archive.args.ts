import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { type ThreadKind, ThreadKindEnum } from '#forum';
import type { SearchOrder } from '../search-engine.js';
import { ArchiveOrder } from './archive-hit.type.js';

@ArgsType()
export class SearchArchiveArgs {
  @Field(() => String, { description: 'What is looked for, as typed: words, «phrases», -exclusions.' })
  readonly query!: string;

  @Field(() => ID, { nullable: true, description: 'Only threads of this category.' })
  readonly category?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only solved, or only unsolved threads.' })
  readonly solved?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only with, or only without an official answer.' })
  readonly officialAnswer?: boolean | null;

  @Field(() => ThreadKindEnum, { nullable: true, description: 'Only threads of this kind.' })
  readonly kind?: ThreadKind | null;

  @Field(() => String, { nullable: true, description: 'Only of askers in this region, ISO 3166-2.' })
  readonly region?: string | null;

  @Field(() => Date, { nullable: true, description: 'Only with activity at or after this instant.' })
  readonly from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Only with the latest activity before this instant.' })
  readonly to?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Search for what was typed, mistakes and all; otherwise they may be put right.',
  })
  readonly literal?: boolean | null;

  @Field(() => ArchiveOrder, { nullable: true, description: 'The best first, unless told.' })
  readonly order?: SearchOrder | null;

  @Field(() => Int, { nullable: true, description: 'How many, 1 to 50; 20 unless told.' })
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor after which to begin.' })
  readonly after?: string | null;
}

@ArgsType()
export class SimilarThreadsArgs {
  @Field(() => String, { description: 'Title of the question, as far as it is typed.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'Text of the question, as far as it is typed.' })
  readonly body?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many at most, 1 to 5; 5 unless told.' })
  readonly first?: number | null;
}

@ArgsType()
export class SearchSuggestionsArgs {
  @Field(() => String, { description: 'What is typed so far; the last word may be only begun.' })
  readonly query!: string;

  @Field(() => Int, { nullable: true, description: 'How many at most, 1 to 10; 8 unless told.' })
  readonly first?: number | null;
}
