import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '#kernel';
import { toGlobalId } from '#platform';
import {
  CHECK_NAMES,
  type CheckName,
  DETAILS,
  type Detail,
  OUTCOMES,
  type Outcome,
  SPAN_FIELDS,
  SPAN_KINDS,
  type Span,
} from '#screening';
import type { FindingRow } from './findings.repository.js';
import { tellModerator } from './tell-moderator.js';

const enumOf = <T extends string>(names: readonly T[], name: string, description: string) => {
  const values = Object.fromEntries(names.map((each) => [each, each])) as Record<T, T>;
  registerEnumType(values, { name, description });
  return values;
};

export const ScreeningCheckEnum = enumOf(
  CHECK_NAMES,
  'ScreeningCheck',
  'The checks of screening, in their order.',
);
const ScreeningOutcomeEnum = enumOf(
  OUTCOMES,
  'ScreeningOutcome',
  'What a check says, from the mildest to the gravest: publish, hold for a moderator, refuse.',
);
const ScreeningFieldEnum = enumOf(SPAN_FIELDS, 'ScreeningField', 'Where in a post something stands.');
const ScreeningSpanKindEnum = enumOf(SPAN_KINDS, 'ScreeningSpanKind', 'What was found in a text.');
const QuestionDetailEnum = enumOf(DETAILS, 'QuestionDetail', 'What a question may lack.');

@ObjectType({ description: 'A place in the title or in the text without markup, in UTF-16 units.' })
export class ScreeningSpan {
  @Field(() => ScreeningFieldEnum, { description: 'Title or body.' })
  readonly field!: Span['field'];

  @Field(() => Int, { description: 'The first unit.' })
  readonly start!: number;

  @Field(() => Int, { description: 'The unit after the last.' })
  readonly end!: number;

  @Field(() => ScreeningSpanKindEnum, { description: 'What stands there.' })
  readonly kind!: Span['kind'];
}

@ObjectType('ScreeningFinding', { description: 'What screening has to say of a post, for moderators.' })
export class ScreeningFindingType {
  @Field(() => ScreeningCheckEnum, { description: 'The check.' })
  readonly check!: CheckName;

  @Field(() => ScreeningOutcomeEnum, { description: 'What it would do.' })
  readonly outcome!: Outcome;

  @Field(() => String, { description: 'The reason, in one sentence.' })
  readonly message!: string;

  @Field(() => [ScreeningSpan], { description: 'Where the reason stands in the text.' })
  readonly spans!: readonly ScreeningSpan[];

  @Field(() => [String], { description: 'Foreign hosts that the text links to.' })
  readonly hosts!: readonly string[];

  @Field(() => [QuestionDetailEnum], { description: 'What would help to answer.' })
  readonly missing!: readonly Detail[];

  @Field(() => ID, { nullable: true, description: 'A published thread about the same.' })
  readonly similarThreadId!: string | null;

  @Field(() => Date, { description: 'When it was found.' })
  readonly foundAt!: Date;
}

export const toScreeningFinding = (row: FindingRow, locale: Locale): ScreeningFindingType => {
  const { spans = [], hosts = [], missing = [], threadId } = row.facts;
  return Object.assign(new ScreeningFindingType(), {
    check: row.check_name,
    outcome: row.outcome,
    message: tellModerator({ check: row.check_name, outcome: row.outcome, ...row.facts }, locale),
    spans,
    hosts,
    missing,
    similarThreadId: threadId ? toGlobalId('Thread', threadId) : null,
    foundAt: row.found_at,
  });
};
