import { Field, ID, InputType } from '@nestjs/graphql';
import { QuestionDetailsInput } from '../graphql/forum.inputs.js';

@InputType({ description: 'A withdrawn question that is to be considered after all.' })
export class CancelWithdrawalInput {
  @Field(() => ID, { description: 'Your withdrawn thread.' })
  threadId!: string;
}

@InputType({ description: 'Details for staff in place of those given before.' })
export class ChangeDetailsInput {
  @Field(() => ID, { description: 'Your thread.' })
  threadId!: string;

  @Field(() => QuestionDetailsInput, { description: 'All details; those left out are removed.' })
  details!: QuestionDetailsInput;
}
