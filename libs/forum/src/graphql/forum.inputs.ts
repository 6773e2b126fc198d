import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ThreadKindEnum } from './thread.type.js';

const KEY = 'Key of your choice (a UUID) by which a repeated request does its work once.';

@InputType({ description: 'What only staff will see.' })
export class QuestionDetailsInput {
  @Field(() => String, { nullable: true, description: 'The service in question.' })
  service?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the application or case.' })
  caseNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'When it happened, in the asker’s words.' })
  occurredAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Text of the error message.' })
  errorText?: string | null;

  @Field(() => String, { nullable: true, description: 'Region of Russia where you live, ISO 3166-2.' })
  region?: string | null;
}

@InputType({ description: 'A question to the desk.' })
export class AskQuestionInput {
  @Field(() => ThreadKindEnum, {
    nullable: true,
    description: 'A question, a complaint or a suggestion; a question when left out.',
  })
  kind?: 'QUESTION' | 'COMPLAINT' | 'SUGGESTION' | null;

  @Field(() => ID, { description: 'Theme.' })
  categoryId!: string;

  @Field(() => String, { description: 'Title, 10 to 150 characters.' })
  title!: string;

  @Field(() => String, { description: 'Text in Markdown, 10 to 20,000 characters.' })
  body!: string;

  @Field(() => QuestionDetailsInput, { nullable: true, description: 'Details for staff only.' })
  details?: QuestionDetailsInput | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A question that only you and staff will ever see.' })
export class AskPrivatelyInput {
  @Field(() => ID, { description: 'Theme.' })
  categoryId!: string;

  @Field(() => String, { description: 'Title, 10 to 150 characters.' })
  title!: string;

  @Field(() => String, { description: 'Text in Markdown, 10 to 20,000 characters.' })
  body!: string;

  @Field(() => QuestionDetailsInput, { nullable: true, description: 'Details.' })
  details?: QuestionDetailsInput | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Whether a private question of yours may be published without your name.' })
export class ConsentToPublicationInput {
  @Field(() => ID, { description: 'The private thread.' })
  threadId!: string;

  @Field(() => Boolean, { description: 'Yes, or no longer.' })
  consent!: boolean;
}

@InputType({
  description: 'A public thread made of an answered private question, in words that name nobody.',
})
export class PublishAnonymisedInput {
  @Field(() => ID, { description: 'The private thread.' })
  threadId!: string;

  @Field(() => Int, { description: 'The version of it that was read.' })
  version!: number;

  @Field(() => String, { description: 'Title as readers are to see it, 10 to 150 characters.' })
  title!: string;

  @Field(() => String, { description: 'The question likewise, in Markdown.' })
  question!: string;

  @Field(() => String, { description: 'The official answer likewise, in Markdown.' })
  answer!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of a supervisor: why it cannot wait for the opening.',
  })
  overrideReason?: string | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A returned question, changed and sent again.' })
export class ReviseQuestionInput {
  @Field(() => ID, { description: 'The returned thread.' })
  threadId!: string;

  @Field(() => Int, { description: 'The version that was changed.' })
  version!: number;

  @Field(() => String, { description: 'Title, 10 to 150 characters.' })
  title!: string;

  @Field(() => String, { description: 'Text in Markdown, 10 to 20,000 characters.' })
  body!: string;

  @Field(() => QuestionDetailsInput, {
    nullable: true,
    description: 'All details for staff; when left out, they stay as they are.',
  })
  details?: QuestionDetailsInput | null;
}

@InputType({ description: 'A question to take back.' })
export class WithdrawQuestionInput {
  @Field(() => ID, { description: 'Your thread that waits or was returned.' })
  threadId!: string;
}

@InputType({ description: 'A reply in a thread.' })
export class PostReplyInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId!: string;

  @Field(() => String, { description: 'Text in Markdown, 10 to 20,000 characters.' })
  body!: string;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An official answer.' })
export class PostOfficialAnswerInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId!: string;

  @Field(() => String, { description: 'Text in Markdown, 10 to 20,000 characters.' })
  body!: string;

  @Field(() => String, { nullable: true, description: 'The law or service it rests on.' })
  reference?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The day on which it was checked, in Moscow, `2026-11-20`; today if not given.',
  })
  checkedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The last day on which it holds, likewise.' })
  validUntil?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Keep it for the opening if the window is closed.' })
  atOpening?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot wait for the opening; of supervisors, while the window is closed.',
  })
  overrideReason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why everyone is to read the personal data that was found in it; goes into the audit log.',
  })
  personalDataReason?: string | null;

  @Field(() => ID, { nullable: true, description: 'The canned reply that it was begun with, to be counted.' })
  cannedReplyId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The thread whose suggested reply it was begun with, to be counted.',
  })
  suggestedFromId?: string | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The answer that solved the question.' })
export class AcceptAnswerInput {
  @Field(() => ID, { description: 'The answer.' })
  postId!: string;
}
