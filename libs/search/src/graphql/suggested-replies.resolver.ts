import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ThreadType } from '#forum';
import { type Viewer, isStaff } from '#kernel';
import { CurrentViewer } from '#platform';
import { SuggestReplies } from '../suggest-replies.js';
import { SuggestedReplyType, toSuggestedReply } from './suggested-reply.type.js';

@Resolver(() => ThreadType)
export class SuggestedRepliesResolver {
  constructor(private readonly suggesting: SuggestReplies) {}

  @ResolveField(() => [SuggestedReplyType], {
    nullable: true,
    description: 'Official answers of the most similar past questions, the best first; for staff only.',
  })
  async suggestedReplies(
    @Parent() { row }: ThreadType,
    @Args('first', { type: () => Int, defaultValue: 3, description: 'How many at most, 1 to 10.' })
    first: number,
    @CurrentViewer() viewer: Viewer,
  ): Promise<SuggestedReplyType[] | null> {
    if (!isStaff(viewer)) return null;
    const replies = await this.suggesting.execute(row.id, first);
    return replies.map((reply) => toSuggestedReply(reply, viewer));
  }
}
