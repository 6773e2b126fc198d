import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type ClockKind, ClockKindEnum } from '#forum';
import { toGlobalId } from '#platform';
import type { DecisionKind, ReportedDecision } from '../decision.entity.js';
import { DecisionKindEnum } from '../graphql/decision.type.js';
import type { HourPlan, StaffingPlan } from './plan-staffing.js';
import type { ReportPeriod } from './report-period.js';
import type {
  AnswerOrigins,
  BacklogHour,
  DecisionCount,
  PairAgreement,
  PromiseFigures,
  UndoneCount,
} from './reports.repository.js';

@ArgsType()
export class ReportArgs {
  @Field(() => Date, { description: 'From this instant.' })
  from!: Date;

  @Field(() => Date, { description: 'Up to this instant, without it; a year after the first at most.' })
  to!: Date;

  @Field(() => ID, { nullable: true, description: 'Only of this category.' })
  categoryId?: string | null;
}

@ObjectType({
  description:
    'How one kind of promise was kept. Times are working time, without what passed while it was paused.',
})
export class PromiseReport {
  @Field(() => ClockKindEnum, { description: 'What was promised.' })
  readonly kind!: ClockKind;

  @Field(() => Int, { description: 'How many were decided, or answered, in the period.' })
  readonly count!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds within which half of them were; null without any.',
  })
  readonly p50Seconds!: number | null;

  @Field(() => Int, { nullable: true, description: 'Seconds within which nine of ten were.' })
  readonly p90Seconds!: number | null;

  @Field(() => Int, { description: 'Of the count: by the promised time.' })
  readonly kept!: number;

  @Field(() => Float, { nullable: true, description: 'Part of the count that was kept, 0 to 1.' })
  readonly keptShare!: number | null;

  @Field(() => Int, { description: 'What waits still though its time passed in the period.' })
  readonly overdue!: number;
}

@ObjectType('BacklogHour', { description: 'How much waited on the desk at an instant.' })
export class BacklogHourType {
  @Field(() => Date, { description: 'The instant.' })
  readonly at!: Date;

  @Field(() => Int, { description: 'Items that waited.' })
  readonly waiting!: number;
}

@ObjectType('DecisionCount', { description: 'How many decisions of a kind a person made.' })
export class DecisionCountType {
  @Field(() => ID, { description: 'The person.' })
  readonly personId!: string;

  @Field(() => String, { description: 'Their name.' })
  readonly name!: string;

  @Field(() => DecisionKindEnum, { description: 'The kind.' })
  readonly kind!: ReportedDecision;

  @Field(() => Int, { description: 'Decisions, those undone later included.' })
  readonly count!: number;
}

@ObjectType('UndoneCount', { description: 'How many decisions of a kind that a person made were undone.' })
export class UndoneCountType {
  @Field(() => ID, { description: 'Who had decided.' })
  readonly personId!: string;

  @Field(() => String, { description: 'Their name.' })
  readonly name!: string;

  @Field(() => DecisionKindEnum, { description: 'The kind.' })
  readonly kind!: DecisionKind;

  @Field(() => Int, { description: 'Decisions undone in the period.' })
  readonly count!: number;

  @Field(() => Int, { description: 'Of these, undone by somebody else.' })
  readonly byOthers!: number;
}

@ObjectType('PairAgreement', {
  description: 'How often one moderator would have rejected, too, what another had rejected.',
})
export class PairAgreementType {
  @Field(() => ID, { description: 'Who rejected.' })
  readonly decidedById!: string;

  @Field(() => String, { description: 'Their name.' })
  readonly decidedBy!: string;

  @Field(() => ID, { description: 'Who looked again without knowing.' })
  readonly reviewedById!: string;

  @Field(() => String, { description: 'Their name.' })
  readonly reviewedBy!: string;

  @Field(() => Int, { description: 'Rejections looked at again in the period.' })
  readonly reviewed!: number;

  @Field(() => Int, { description: 'Of these, those that both would reject.' })
  readonly agreed!: number;
}

@ObjectType('AnswerOrigins', { description: 'What the official answers of a period were begun with.' })
export class AnswerOriginsType {
  @Field(() => Int, { description: 'Official answers published in the period.' })
  readonly count!: number;

  @Field(() => Int, { description: 'Of these, taken from a suggested reply.' })
  readonly suggested!: number;

  @Field(() => Int, { description: 'Of these, taken from a canned reply.' })
  readonly canned!: number;
}

@ObjectType({ description: 'The work of the desk in a period; each part is counted when it is asked for.' })
export class DeskReport {
  @Field(() => Date, { description: 'From this instant.' })
  readonly from!: Date;

  @Field(() => Date, { description: 'Up to this instant, without it.' })
  readonly to!: Date;

  readonly period!: ReportPeriod;
}

@ObjectType('HourStaffing', { description: 'What an hour of the week needs.' })
export class HourStaffingType {
  @Field(() => Int, { description: 'Hour of the week on the desk’s clocks: 0 for Monday, midnight to one.' })
  readonly hourOfWeek!: number;

  @Field(() => Float, {
    description: 'Items that come in it on average, and while the desk is closed before it.',
  })
  readonly arrivals!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Moderators at work in it; null where too little came to say.',
  })
  readonly moderators!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Part of the promises to those who came in it that is kept so, 0 to 1; null likewise.',
  })
  readonly kept!: number | null;
}

@ObjectType('StaffingPlan', {
  description:
    'How many moderators keep the promises, had the last four weeks come again: a queue played through.',
})
export class StaffingPlanType {
  @Field(() => Date, { description: 'From this instant.' })
  readonly from!: Date;

  @Field(() => Date, { description: 'Up to this instant, without it.' })
  readonly to!: Date;

  @Field(() => Float, { description: 'Part of the promises that is to be kept.' })
  readonly share!: number;

  @Field(() => Int, { description: 'Working seconds in which a decision is promised.' })
  readonly termSeconds!: number;

  @Field(() => Int, { description: 'Decisions whose handling was timed, from claim to decision.' })
  readonly measured!: number;

  @Field(() => Boolean, { description: 'Whether too few were timed, so that five minutes are assumed.' })
  readonly assumed!: boolean;

  @Field(() => Int, { description: 'Seconds that handling takes on average.' })
  readonly meanHandlingSeconds!: number;

  @Field(() => Int, { description: 'Items that came.' })
  readonly arrivals!: number;

  @Field(() => Int, { description: 'From how many items on the plan speaks.' })
  readonly fewestArrivals!: number;

  @Field(() => Boolean, { description: 'Whether so many came; otherwise no hour has a number.' })
  readonly enough!: boolean;

  @Field(() => [HourStaffingType], { description: 'The hours of the week in which the desk is open.' })
  readonly hours!: HourPlan[];
}

export const toPromiseReport = (figures: PromiseFigures): PromiseReport =>
  Object.assign(new PromiseReport(), {
    ...figures,
    keptShare: keptShare(figures),
  });

export const toBacklogHour = (row: BacklogHour): BacklogHourType => Object.assign(new BacklogHourType(), row);

export const toDecisionCount = (row: DecisionCount): DecisionCountType =>
  Object.assign(new DecisionCountType(), { ...row, personId: toGlobalId('Person', row.personId) });

export const toUndoneCount = (row: UndoneCount): UndoneCountType =>
  Object.assign(new UndoneCountType(), { ...row, personId: toGlobalId('Person', row.personId) });

export const toPairAgreement = (row: PairAgreement): PairAgreementType =>
  Object.assign(new PairAgreementType(), {
    ...row,
    decidedById: toGlobalId('Person', row.decidedById),
    reviewedById: toGlobalId('Person', row.reviewedById),
  });

export const toStaffingPlan = (plan: StaffingPlan): StaffingPlanType =>
  Object.assign(new StaffingPlanType(), plan);

/** Part of the promises that was kept; `null` where there were none. */
export const keptShare = ({ count, kept }: Pick<PromiseFigures, 'count' | 'kept'>): number | null =>
  count === 0 ? null : kept / count;

export const toAnswerOrigins = (row: AnswerOrigins): AnswerOriginsType =>
  Object.assign(new AnswerOriginsType(), row);
