import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ThreadsRepository, maySee, toThread } from '#forum';
import { type Person, type Viewer, anyone, isSignedIn } from '#kernel';
import { Allow, CurrentViewer, type GraphqlContext, Refused, keyOf } from '#platform';
import { ConfirmFollow } from '../confirm-follow.js';
import { FollowByEmail } from '../follow-by-email.js';
import { Subscribe } from '../subscribe.js';
import { SubscriptionsRepository } from '../subscriptions.repository.js';
import { Unsubscribe } from '../unsubscribe.js';
import { SubscriptionType } from './subscription.type.js';
import * as inputs from './subscriptions.inputs.js';
import * as results from './subscriptions.results.js';

/** An id that is none of ours becomes a key that no row has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const key = (id: string): string => keyOf('Thread', id) ?? NOBODY;

@Resolver(() => SubscriptionType)
export class SubscriptionResolver {
  constructor(
    private readonly subscribing: Subscribe,
    private readonly unsubscribing: Unsubscribe,
    private readonly following: FollowByEmail,
    private readonly confirming: ConfirmFollow,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly threads: ThreadsRepository,
  ) {}

  @Allow(isSignedIn)
  @Query(() => SubscriptionType, {
    nullable: true,
    description: 'What you chose for a thread; null when you do not follow it.',
  })
  async mySubscription(
    @Args('threadId', { type: () => ID, description: 'The thread.' }) threadId: string,
    @CurrentViewer() viewer: Person,
  ): Promise<SubscriptionType | null> {
    const row = await this.subscriptions.ofPerson(viewer.accountId, key(threadId));
    return row && new SubscriptionType(row);
  }

  @Allow(isSignedIn)
  @Mutation(() => results.SubscribeResult, { description: 'Follow a thread, or follow it otherwise.' })
  async subscribe(
    @Args('input', { description: 'Which, and how much.' }) input: inputs.SubscribeInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.subscribing.execute(viewer, { ...input, threadId: key(input.threadId) });
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.SubscribeSuccess(), { subscription: new SubscriptionType(outcome) });
  }

  @Allow(isSignedIn)
  @Mutation(() => results.UnsubscribeResult, { description: 'Follow a thread no more.' })
  async unsubscribe(
    @Args('input', { description: 'Which.' }) input: inputs.UnsubscribeInput,
    @CurrentViewer() viewer: Person,
  ): Promise<object> {
    const outcome = await this.unsubscribing.execute(viewer, key(input.threadId));
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.UnsubscribeSuccess(), { threadId: input.threadId });
  }

  @Allow(anyone)
  @Mutation(() => results.FollowByEmailResult, {
    description: 'Follow a thread without an account; a link sent to the address confirms it.',
  })
  async followByEmail(
    @Args('input', { description: 'Which, and where answers go.' }) input: inputs.FollowByEmailInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<object> {
    const wish = { ...input, threadId: key(input.threadId) };
    const outcome = await this.following.execute(viewer, wish, context.origin);
    if (outcome instanceof Refused) return outcome;
    return Object.assign(new results.FollowByEmailSuccess(), outcome);
  }

  @Allow(anyone)
  @Mutation(() => results.ConfirmFollowResult, { description: 'Confirm by the link of an e-mail.' })
  async confirmFollow(
    @Args('input', { description: 'The link.' }) input: inputs.ConfirmFollowInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<object> {
    const outcome = await this.confirming.execute(viewer, input.token);
    if (outcome instanceof Refused) return outcome;
    const row = await this.threads.byId(outcome.threadId);
    const seen = row && maySee(viewer, { moderation: row.moderation, authorId: row.author_id });
    return Object.assign(new results.ConfirmFollowSuccess(), { thread: seen ? toThread(row, viewer) : null });
  }
}
