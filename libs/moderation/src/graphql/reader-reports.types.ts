import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { NotAllowedNow, TextSegment } from '#forum';
import { NotFound, mutationResult } from '#platform';
import { AlreadyDecided, TooManyReports } from '../moderation.refusals.js';
import {
  type GatheredReports,
  REPORT_REASONS,
  type ReaderReport,
  type ReportReason,
} from '../reader-reports.repository.js';
import { enumOf } from './enum-of.js';

export const ReportReasonEnum = enumOf(REPORT_REASONS);
registerEnumType(ReportReasonEnum, {
  name: 'ReportReason',
  description: 'Why a reader reports a post.',
});

@InputType({ description: 'What is wrong with a published post.' })
export class ReportPostInput {
  @Field(() => ID, { description: 'The post.' })
  postId!: string;

  @Field(() => ReportReasonEnum, { description: 'Reason from the list.' })
  reason!: ReportReason;

  @Field(() => String, { nullable: true, description: 'Words of your own beside it; needed with OTHER.' })
  words?: string | null;
}

@ObjectType({ description: 'The report waits on the desk; you will be told what is decided.' })
export class ReportPostSuccess {
  @Field(() => ID, { description: 'The post.' })
  postId!: string;
}

export const ReportPostResult = mutationResult(
  'ReportPostResult',
  ReportPostSuccess,
  NotFound,
  NotAllowedNow,
  AlreadyDecided,
  TooManyReports,
);

@ObjectType('ReaderReport', { description: 'What a reader says of a post; for staff only.' })
export class ReaderReportType {
  @Field(() => ReportReasonEnum, { description: 'Reason from the list.' })
  readonly reason!: ReportReason;

  @Field(() => String, { nullable: true, description: 'Words of their own.' })
  readonly words!: string | null;

  @Field(() => String, { description: 'Who says it.' })
  readonly by!: string;

  @Field(() => Date, { description: 'When.' })
  readonly reportedAt!: Date;
}

@ObjectType({ description: 'How often a reason was given.' })
export class ReportReasonCount {
  @Field(() => ReportReasonEnum, { description: 'The reason.' })
  readonly reason!: ReportReason;

  @Field(() => Int, { description: 'By how many readers.' })
  readonly count!: number;
}

@ObjectType('GatheredReports', { description: 'What readers say of one post, for whoever decides on it.' })
export class GatheredReportsType {
  @Field(() => Int, { description: 'How many readers.' })
  readonly count!: number;

  @Field(() => [ReportReasonCount], { description: 'The reasons, the most frequent first.' })
  readonly reasons!: readonly ReportReasonCount[];

  @Field(() => [ReaderReportType], { description: 'The latest fifty, the latest first.' })
  readonly latest!: readonly ReaderReportType[];
}

@ObjectType({ description: 'An edit beside the text whose place it is to take.' })
export class ComparedEdit {
  @Field(() => [TextSegment], { nullable: true, description: 'The title of a question.' })
  readonly title!: readonly TextSegment[] | null;

  @Field(() => [TextSegment], { description: 'The text.' })
  readonly body!: readonly TextSegment[];
}

const toReport = (row: ReaderReport): ReaderReportType =>
  Object.assign(new ReaderReportType(), {
    reason: row.reason,
    words: row.words,
    by: row.reporter_name,
    reportedAt: row.reported_at,
  });

export const toGathered = ({ latest, ...counts }: GatheredReports): GatheredReportsType =>
  Object.assign(new GatheredReportsType(), { ...counts, latest: latest.map(toReport) });
