import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '#kernel';
import { NotFound, mutationResult, toGlobalId } from '#platform';
import type { DeskItemKind } from '../desk-item.entity.js';
import {
  type DisputeRow,
  REVIEW_VERDICTS,
  type ReviewRow,
  type ReviewVerdict,
} from '../second-reviews.repository.js';
import { DeskItemKindEnum } from './desk-item.type.js';
import { enumOf } from './enum-of.js';

const ReviewVerdictEnum = enumOf(REVIEW_VERDICTS);
registerEnumType(ReviewVerdictEnum, {
  name: 'ReviewVerdict',
  description: 'What a second moderator would have decided.',
});

@ObjectType('SecondReview', {
  description: 'A rejected text for a second look; by whom and why it was rejected is not told.',
})
export class SecondReviewType {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => DeskItemKindEnum, { description: 'What it is.' })
  readonly kind!: DeskItemKind;

  @Field(() => String, { description: 'Title of the thread.' })
  readonly title!: string;

  @Field(() => String, { description: 'The text as safe HTML.' })
  readonly html!: string;

  @Field(() => String, { description: 'Theme.' })
  readonly category!: string;
}

@ObjectType('ReviewDispute', { description: 'Two moderators disagree on a rejection.' })
export class ReviewDisputeType extends SecondReviewType {
  @Field(() => ID, { description: 'The item.' })
  readonly itemId!: string;

  @Field(() => ID, { description: 'The rejection, to be undone if it was wrong.' })
  readonly decisionId!: string;

  @Field(() => String, { description: 'Who rejected it.' })
  readonly decidedBy!: string;

  @Field(() => String, { description: 'Who looked at it after that.' })
  readonly reviewedBy!: string;

  @Field(() => ReviewVerdictEnum, { description: 'What the second would have decided.' })
  readonly verdict!: ReviewVerdict;

  @Field(() => String, { nullable: true, description: 'Why it was rejected: the reason of the list.' })
  readonly reasonCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was rejected: in words.' })
  readonly reason!: string | null;
}

@ObjectType({ description: 'How often second moderators agree with rejections.' })
export class ReviewAgreement {
  @Field(() => Int, { description: 'Rejections looked at twice.' })
  readonly reviewed!: number;

  @Field(() => Int, { description: 'Of these, those that both would reject.' })
  readonly agreed!: number;
}

@ArgsType()
export class PeriodArgs {
  @Field(() => Date, { description: 'From this instant.' })
  readonly from!: Date;

  @Field(() => Date, { description: 'Up to this instant; exclusive.' })
  readonly to!: Date;
}

@InputType({ description: 'What you would have decided.' })
export class JudgeRejectionInput {
  @Field(() => ID, { description: 'The review.' })
  reviewId!: string;

  @Field(() => ReviewVerdictEnum, { description: 'Your verdict.' })
  verdict!: ReviewVerdict;
}

@InputType({ description: 'A disagreement to close; the rejection stands.' })
export class SettleDisputeInput {
  @Field(() => ID, { description: 'The review.' })
  reviewId!: string;
}

@InputType({ description: 'What a specialist covers.' })
export class SetCoverInput {
  @Field(() => ID, { description: 'The specialist.' })
  accountId!: string;

  @Field(() => [ID], { description: 'The categories, instead of those said before.' })
  categoryIds!: string[];
}

@InputType({ description: 'When a specialist is on duty.' })
export class AddDutyInput {
  @Field(() => ID, { description: 'The specialist.' })
  accountId!: string;

  @Field(() => Date, { description: 'From this instant.' })
  startsAt!: Date;

  @Field(() => Date, { description: 'Up to this instant; exclusive.' })
  endsAt!: Date;
}

@ObjectType({ description: 'The verdict is kept.' })
export class ReviewSuccess {
  @Field(() => ID, { description: 'The review.' })
  reviewId!: string;
}

@ObjectType({ description: 'The rota is changed.' })
export class RotaSuccess {
  @Field(() => ID, { description: 'The specialist.' })
  accountId!: string;
}

export const ReviewResult = mutationResult('ReviewResult', ReviewSuccess, NotFound);
export const RotaResult = mutationResult('RotaResult', RotaSuccess, NotFound);

export const toReview = (row: ReviewRow, locale: Locale): SecondReviewType =>
  Object.assign(new SecondReviewType(), {
    id: toGlobalId('SecondReview', row.id),
    kind: row.kind,
    title: row.title,
    html: row.html,
    category: row.category_title[locale],
  });

export const toDispute = (row: DisputeRow, locale: Locale): ReviewDisputeType =>
  Object.assign(new ReviewDisputeType(), toReview(row, locale), {
    itemId: toGlobalId('DeskItem', row.item_id),
    decisionId: toGlobalId('Decision', row.decision_id),
    decidedBy: row.decided_by,
    reviewedBy: row.reviewed_by,
    verdict: row.verdict,
    reasonCode: row.reason_code,
    reason: row.reason,
  });
