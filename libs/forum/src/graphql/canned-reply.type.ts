import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { NotFound, StaleVersion, connectionOf, mutationResult, toGlobalId } from '#platform';
import { PersonalDataFound } from '../personal-data/personal-data-found.js';
import type { CannedReplyRow } from '../canned-replies/canned-replies.repository.js';

@ObjectType('CannedReply', {
  description: 'A text that staff insert into answers; its placeholders are filled then.',
})
export class CannedReplyType {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => String, { description: 'By what it is chosen and imported.' })
  readonly shortCode!: string;

  @Field(() => ID, { nullable: true, description: 'The theme it is for; none: for all.' })
  readonly categoryId!: string | null;

  @Field(() => String, { description: 'What it says, in a few words.' })
  readonly title!: string;

  @Field(() => String, {
    description: 'Markdown with {{reference}}, {{askerName}}, {{department}}, {{officeHours:channel-key}}.',
  })
  readonly body!: string;

  @Field(() => Int, { description: 'To be sent along with a change.' })
  readonly version!: number;

  @Field(() => Int, { description: 'How many answers were sent with it.' })
  readonly used!: number;

  /** Not a field. */
  readonly key!: string;
}

@ObjectType('CannedReplyVersion', { description: 'A canned reply as it was.' })
export class CannedReplyVersionType {
  @Field(() => Int, { description: 'Its number, from 1.' })
  readonly version!: number;

  @Field(() => String, { description: 'By what it was chosen.' })
  readonly shortCode!: string;

  @Field(() => String, { description: 'What it said, in a few words.' })
  readonly title!: string;

  @Field(() => String, { description: 'Its Markdown.' })
  readonly body!: string;

  @Field(() => Boolean, { description: 'Whether it was taken out of use with this version.' })
  readonly withdrawn!: boolean;

  @Field(() => Date, { description: 'When it was written.' })
  readonly changedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who wrote it.' })
  readonly changedBy!: string | null;
}

@ObjectType('CannedReplyConnection', { description: 'A page of canned replies.' })
export class CannedReplyConnection extends connectionOf(CannedReplyType, 'CannedReply') {}

@InputType({ description: 'A canned reply, new or changed.' })
export class SaveCannedReplyInput {
  @Field(() => ID, { nullable: true, description: 'Which one to change; without it a new one.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that was seen, of a change.' })
  version?: number | null;

  @Field(() => String, { description: 'Lower-case Latin letters, digits and dashes, 2 to 40 characters.' })
  shortCode!: string;

  @Field(() => ID, { nullable: true, description: 'The theme it is for; none: for all.' })
  categoryId?: string | null;

  @Field(() => String, { description: '3 to 150 characters.' })
  title!: string;

  @Field(() => String, { description: 'Markdown with placeholders, 10 to 20,000 characters.' })
  body!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why everyone is to read the personal data that was found in it; goes into the audit log.',
  })
  personalDataReason?: string | null;
}

@InputType({ description: 'A canned reply to take out of use.' })
export class WithdrawCannedReplyInput {
  @Field(() => ID, { description: 'Which one.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number;
}

@InputType({ description: 'Canned replies from a file.' })
export class ImportCannedRepliesInput {
  @Field(() => String, {
    description: 'CSV with the columns shortCode,category,title,text; category is a slug.',
  })
  csv!: string;
}

@ArgsType()
export class FillCannedReplyArgs {
  @Field(() => ID, { description: 'The canned reply.' })
  id!: string;

  @Field(() => ID, { description: 'The thread that is to be answered.' })
  threadId!: string;
}

@ObjectType('FilledReply', { description: 'A canned reply with its placeholders filled.' })
export class FilledReplyType {
  @Field(() => String, { description: 'The text to insert, Markdown.' })
  readonly text!: string;

  @Field(() => [String], {
    description: 'Placeholders that nobody knows; they stand in the text as written.',
  })
  readonly unknown!: string[];
}

@ObjectType({ description: 'The canned reply is saved, or taken out of use.' })
export class CannedReplySuccess {
  @Field(() => CannedReplyType, { description: 'As it is now.' })
  reply!: CannedReplyType;
}

@ObjectType({ description: 'All replies of the file are in.' })
export class ImportCannedRepliesSuccess {
  @Field(() => Int, { description: 'How many are new.' })
  added!: number;

  @Field(() => Int, { description: 'How many have a new version.' })
  changed!: number;

  @Field(() => Int, { description: 'How many were there just so.' })
  same!: number;
}

export const SaveCannedReplyResult = mutationResult(
  'SaveCannedReplyResult',
  CannedReplySuccess,
  NotFound,
  StaleVersion,
  PersonalDataFound,
);
export const WithdrawCannedReplyResult = mutationResult(
  'WithdrawCannedReplyResult',
  CannedReplySuccess,
  NotFound,
  StaleVersion,
);
export const ImportCannedRepliesResult = mutationResult(
  'ImportCannedRepliesResult',
  ImportCannedRepliesSuccess,
);

export function toCannedReply({ id, categoryId, ...row }: CannedReplyRow): CannedReplyType {
  return Object.assign(new CannedReplyType(), {
    ...row,
    key: id,
    id: toGlobalId('CannedReply', id),
    categoryId: categoryId && toGlobalId('Category', categoryId),
  });
}
