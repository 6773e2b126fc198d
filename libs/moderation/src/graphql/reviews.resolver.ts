import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Person, isModerator, isSupervisor } from '#kernel';
import { Allow, CurrentViewer, Refused, keyOf, toGlobalId } from '#platform';
import { AddDuty, SetCover } from '../keep-rota.js';
import { JudgeRejection, SettleDispute } from '../second-review.js';
import { SecondReviewsRepository } from '../second-reviews.repository.js';
import * as types from './reviews.types.js';

/** Nobody works through more at a time; what is over comes when these are done. */
const AT_ONCE = 50;

/** Second reviews of rejections, and who answers what is escalated. */
@Resolver()
export class ReviewsResolver {
  constructor(
    private readonly reviews: SecondReviewsRepository,
    private readonly judging: JudgeRejection,
    private readonly settling: SettleDispute,
    private readonly covering: SetCover,
    private readonly duties: AddDuty,
  ) {}

  @Allow(isModerator)
  @Query(() => [types.SecondReviewType], {
    description: 'Rejections that wait for your second look, at most 50.',
  })
  async secondReviews(@CurrentViewer() viewer: Person): Promise<types.SecondReviewType[]> {
    const rows = await this.reviews.waitingFor(viewer.accountId, AT_ONCE);
    return rows.map((row) => types.toReview(row, viewer.locale));
  }

  @Allow(isSupervisor)
  @Query(() => [types.ReviewDisputeType], {
    description: 'Rejections on which two moderators disagree, at most 50.',
  })
  async reviewDisputes(@CurrentViewer() viewer: Person): Promise<types.ReviewDisputeType[]> {
    return (await this.reviews.disputes(AT_ONCE)).map((row) => types.toDispute(row, viewer.locale));
  }

  @Allow(isSupervisor)
  @Query(() => types.ReviewAgreement, { description: 'How often second moderators agreed in a period.' })
  async reviewAgreement(@Args() { from, to }: types.PeriodArgs): Promise<types.ReviewAgreement> {
    return this.reviews.agreement(from, to);
  }

  @Allow(isModerator)
  @Mutation(() => types.ReviewResult, { description: 'Say what you would have decided.' })
  async judgeRejection(
    @Args('input') input: types.JudgeRejectionInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const reviewId = keyOf('SecondReview', input.reviewId) ?? '';
    return reviewed(await this.judging.execute(viewer, { ...input, reviewId }));
  }

  @Allow(isSupervisor)
  @Mutation(() => types.ReviewResult, { description: 'Let a disputed rejection stand.' })
  async settleDispute(
    @Args('input') input: types.SettleDisputeInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    return reviewed(await this.settling.execute(viewer, keyOf('SecondReview', input.reviewId) ?? ''));
  }

  @Allow(isSupervisor)
  @Mutation(() => types.RotaResult, { description: 'Say which categories a specialist covers.' })
  async setCover(
    @Args('input') input: types.SetCoverInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const categoryIds = input.categoryIds.map((id) => keyOf('Category', id) ?? '');
    return onRota(
      await this.covering.execute(viewer, { accountId: keyOf('Person', input.accountId) ?? '', categoryIds }),
    );
  }

  @Allow(isSupervisor)
  @Mutation(() => types.RotaResult, { description: 'Put a specialist on duty for a time.' })
  async addDuty(@Args('input') input: types.AddDutyInput, @CurrentViewer() viewer: Person): Promise<object> {
    return onRota(
      await this.duties.execute(viewer, { ...input, accountId: keyOf('Person', input.accountId) ?? '' }),
    );
  }
}

const reviewed = (outcome: { reviewId: string } | Refused): object =>
  outcome instanceof Refused
    ? outcome
    : Object.assign(new types.ReviewSuccess(), { reviewId: toGlobalId('SecondReview', outcome.reviewId) });

const onRota = (outcome: { accountId: string } | Refused): object =>
  outcome instanceof Refused
    ? outcome
    : Object.assign(new types.RotaSuccess(), { accountId: toGlobalId('Person', outcome.accountId) });
