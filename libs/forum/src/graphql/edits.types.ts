import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { WindowClosed } from '#directory';
import { NotFound, mutationResult } from '#platform';
import { NotAllowedNow, StaleVersion } from '../forum.refusals.js';
import { PersonalDataFound } from '../personal-data/personal-data-found.js';
import type { ModerationStatus } from '../rules/moderation-status.js';
import { SEGMENT_KINDS, type SegmentKind } from '../rules/word-diff.js';
import { ScreenedOut } from '../screening/screened-out.js';
import { PostType } from './post.type.js';
import { ModerationStatusEnum } from './thread.type.js';

const SegmentKindEnum = Object.fromEntries(SEGMENT_KINDS.map((kind) => [kind, kind])) as Record<
  SegmentKind,
  SegmentKind
>;
registerEnumType(SegmentKindEnum, {
  name: 'SegmentKind',
  description: 'Whether a part of a text stands in both, only in the later or only in the earlier one.',
});

@ObjectType({ description: 'A part of two texts that are compared by words.' })
export class TextSegment {
  @Field(() => SegmentKindEnum, { description: 'Where it stands.' })
  readonly kind!: SegmentKind;

  @Field(() => String, { description: 'Its words, in Markdown.' })
  readonly text!: string;
}

@ObjectType('PostChange', { description: 'A change of a post that readers saw.' })
export class PostChangeType {
  @Field(() => String, { description: 'Whose words it brought.' })
  readonly by!: string;

  @Field(() => Date, { description: 'When readers first saw them.' })
  readonly at!: Date;

  @Field(() => [TextSegment], { nullable: true, description: 'The title of a question, before and after.' })
  readonly title!: readonly TextSegment[] | null;

  @Field(() => [TextSegment], { description: 'The text, before and after.' })
  readonly body!: readonly TextSegment[];
}

@ObjectType('PostEdit', { description: 'What an author wrote to stand in place of a post.' })
export class PostEditType {
  @Field(() => ModerationStatusEnum, { description: 'What became of it.' })
  readonly moderation!: ModerationStatus;

  @Field(() => String, { nullable: true, description: 'The title of a question.' })
  readonly title!: string | null;

  @Field(() => String, { description: 'The text in Markdown.' })
  readonly body!: string;

  @Field(() => Date, { description: 'When it was written.' })
  readonly writtenAt!: Date;
}

@InputType({ description: 'A published post of yours, changed.' })
export class EditPostInput {
  @Field(() => ID, { description: 'The post.' })
  postId!: string;

  @Field(() => Int, { description: 'The version that was changed.' })
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Title of a question, 10 to 150 characters; as it is when left out.',
  })
  title?: string | null;

  @Field(() => String, { description: 'Text in Markdown, 10 to 20,000 characters.' })
  body!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Of an official answer: why everyone is to read the personal data that was found in it; goes into the audit log.',
  })
  personalDataReason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Key of your choice (a UUID) by which a repeated request does its work once.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An edit to take back.' })
export class WithdrawEditInput {
  @Field(() => ID, { description: 'Your post whose edit waits.' })
  postId!: string;
}

@ObjectType({ description: 'The edit is kept.' })
export class EditPostSuccess {
  @Field(() => PostType, { description: 'The post as readers see it now.' })
  post!: PostType;

  @Field(() => Boolean, {
    description: 'Whether readers see it at once; otherwise a moderator will look first.',
  })
  published!: boolean;
}

@ObjectType({ description: 'The edit is taken back; the post stays as it is.' })
export class WithdrawEditSuccess {
  @Field(() => PostType, { description: 'The post.' })
  post!: PostType;
}

export const EditPostResult = mutationResult(
  'EditPostResult',
  EditPostSuccess,
  ScreenedOut,
  PersonalDataFound,
  NotFound,
  StaleVersion,
  NotAllowedNow,
  WindowClosed,
);
export const WithdrawEditResult = mutationResult(
  'WithdrawEditResult',
  WithdrawEditSuccess,
  NotFound,
  NotAllowedNow,
);
