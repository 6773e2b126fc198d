import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LinkNotValid } from '#accounts';
import { ThreadType } from '#forum';
import { NotFound, TooManyRequests, mutationResult } from '#platform';
import { SubscriptionType } from './subscription.type.js';

@ObjectType({ description: 'You follow the thread.' })
export class SubscribeSuccess {
  @Field(() => SubscriptionType, { description: 'What you chose.' })
  subscription!: SubscriptionType;
}

@ObjectType({ description: 'You follow the thread no more.' })
export class UnsubscribeSuccess {
  @Field(() => ID, { description: 'The thread.' })
  threadId!: string;
}

@ObjectType({
  description:
    'An e-mail with a link is sent, unless the address follows the thread already: which of both is not told.',
})
export class FollowByEmailSuccess {
  @Field(() => String, { description: 'The address, as it was understood.' })
  email!: string;
}

@ObjectType({ description: 'The address follows the thread.' })
export class ConfirmFollowSuccess {
  @Field(() => ThreadType, { nullable: true, description: 'The thread; null while readers may not see it.' })
  thread!: ThreadType | null;
}

@ObjectType({ description: 'What you were told of the thread is read.' })
export class MarkThreadReadSuccess {
  @Field(() => Int, { description: 'In how many threads something is still unread.' })
  unreadCount!: number;
}

export const SubscribeResult = mutationResult('SubscribeResult', SubscribeSuccess, NotFound);
export const UnsubscribeResult = mutationResult('UnsubscribeResult', UnsubscribeSuccess, NotFound);
export const FollowByEmailResult = mutationResult(
  'FollowByEmailResult',
  FollowByEmailSuccess,
  NotFound,
  TooManyRequests,
);
export const ConfirmFollowResult = mutationResult('ConfirmFollowResult', ConfirmFollowSuccess, LinkNotValid);
export const MarkThreadReadResult = mutationResult('MarkThreadReadResult', MarkThreadReadSuccess, NotFound);
