import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ContactChannels } from '#directory';
import { ThreadType } from '#forum';
import type { Viewer } from '#kernel';
import { CurrentViewer, type GraphqlContext, loaderOf } from '#platform';
import { maySeeTicket } from '../handoff.policy.js';
import { ThreadRedirections } from '../thread-redirections.js';
import { RedirectionType } from './redirection.type.js';
import { toTicket } from './ticket.type.js';

@Resolver(() => ThreadType)
export class RedirectionResolver {
  constructor(
    private readonly redirections: ThreadRedirections,
    private readonly channels: ContactChannels,
  ) {}

  @ResolveField(() => RedirectionType, {
    nullable: true,
    description: 'Where it was sent the last time; it may have been reopened or solved since.',
  })
  async redirection(
    @Parent() thread: ThreadType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<RedirectionType | null> {
    const loader = loaderOf(context, this.redirections, async (threadIds) => {
      const found = await this.redirections.latestOf(threadIds);
      return found.map((redirection) => ({ id: redirection.threadId, redirection }));
    });
    const { redirection } = (await loader.load(thread.row.id)) ?? {};
    if (!redirection) return null;
    const { kind, reason, redirectedAt, channel, ticket } = redirection;
    // Whether a line is open depends on the moment of asking.
    if (channel) context.cacheTags = null;
    return Object.assign(new RedirectionType(), {
      kind,
      reason,
      redirectedAt,
      channel: channel && this.channels.show(channel, viewer),
      ticket: ticket && maySeeTicket(viewer, ticket) ? toTicket(ticket) : null,
    });
  }
}
