import {
  Args,
  Context,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { NotAllowedNow } from '#forum';
import type { Person } from '#kernel';
import {
  Allow,
  CurrentViewer,
  type GraphqlContext,
  NotFound,
  Refused,
  keyOf,
  loaderOf,
  mutationResult,
} from '#platform';
import { type AnswerMarkRow, AnswerMarksRepository } from '../answer-marks.repository.js';
import { DeskRepository } from '../desk.repository.js';
import { MarkForReview } from '../mark-for-review.js';
import { mayMarkForReview } from '../moderation.policy.js';
import { DeskItemType, toDeskItem } from './desk-item.type.js';

@InputType({ description: 'An official answer that somebody should look at again.' })
export class MarkForReviewInput {
  @Field(() => ID, { description: 'The official answer.' })
  postId!: string;

  @Field(() => String, { description: 'What is doubtful, 5 to 2,000 characters; staff only.' })
  note!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Key of your choice (a UUID) by which a repeated request does its work once.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'The answer waits on the desk to be checked again.' })
export class MarkForReviewSuccess {
  @Field(() => DeskItemType, { description: 'Its item.' })
  item!: DeskItemType;
}

export const MarkForReviewResult = mutationResult(
  'MarkForReviewResult',
  MarkForReviewSuccess,
  NotFound,
  NotAllowedNow,
);

@ObjectType({ description: 'What somebody said who marked an answer for review.' })
export class AnswerMark {
  @Field(() => String, { description: 'Their words.' })
  readonly note!: string;

  @Field(() => String, { description: 'Who.' })
  readonly by!: string;

  @Field(() => Date, { description: 'When.' })
  readonly at!: Date;
}

/** Official answers that have to be checked again. */
@Resolver(() => DeskItemType)
export class AnswerReviewResolver {
  constructor(
    private readonly marking: MarkForReview,
    private readonly items: DeskRepository,
    private readonly marks: AnswerMarksRepository,
  ) {}

  @Allow(mayMarkForReview)
  @Mutation(() => MarkForReviewResult, { description: 'Have an official answer checked again.' })
  async markForReview(
    @Args('input') input: MarkForReviewInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const postId = keyOf('Post', input.postId) ?? '';
    const outcome = await this.marking.execute(viewer, { ...input, postId });
    if (outcome instanceof Refused) return outcome;
    const item = await this.items.byId(outcome.itemId);
    return Object.assign(new MarkForReviewSuccess(), { item: item && toDeskItem(item, viewer.locale) });
  }

  @ResolveField(() => [AnswerMark], {
    description: 'Of an official answer: what those said who marked it, as far as it is not settled.',
  })
  async marksOfAnswer(
    @Parent() { id, kind }: DeskItemType,
    @Context() context: GraphqlContext,
  ): Promise<AnswerMark[]> {
    if (kind !== 'EXPIRED_ANSWER') return [];
    const loader = loaderOf(context, this.marks, (keys) => this.byItem(keys));
    const found = await loader.load(keyOf('DeskItem', id) ?? '');
    return (found?.rows ?? []).map((row) => ({ note: row.note, by: row.actor_name, at: row.marked_at }));
  }

  private async byItem(itemIds: readonly string[]): Promise<Array<{ id: string; rows: AnswerMarkRow[] }>> {
    const byItem = Map.groupBy(await this.marks.ofItems(itemIds), ({ item_id }) => item_id);
    return [...byItem].map(([id, rows]) => ({ id, rows }));
  }
}
