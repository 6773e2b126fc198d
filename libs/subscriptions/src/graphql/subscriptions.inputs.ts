import { Field, ID, InputType } from '@nestjs/graphql';
import type { Level } from '../rules/level.js';
import { LevelEnum } from './subscription.type.js';

@InputType({ description: 'A thread to follow.' })
export class SubscribeInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId!: string;

  @Field(() => LevelEnum, { description: 'How much you want to be told.' })
  level!: Level;
}

@InputType({ description: 'A thread to follow no more.' })
export class UnsubscribeInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId!: string;
}

@InputType({ description: 'A thread to follow without an account.' })
export class FollowByEmailInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId!: string;

  @Field(() => String, { description: 'Where answers are sent once the link sent there was followed.' })
  email!: string;
}

@InputType({ description: 'The link of a confirming e-mail.' })
export class ConfirmFollowInput {
  @Field(() => String, { description: 'The last part of the link.' })
  token!: string;
}

@InputType({ description: 'A thread that was read.' })
export class MarkThreadReadInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId!: string;
}
