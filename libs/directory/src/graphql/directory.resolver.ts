import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#kernel';
import { Allow, type Connection, CurrentViewer, parsePage, toConnection } from '#platform';
import { mayReadDirectory, maySeeModerationWindow } from '../directory.policy.js';
import { type ChannelFilter, Directory } from '../directory.js';
import { Schedules } from '../schedules.js';
import { type ContactChannel, ContactChannelConnection } from './contact-channel.js';
import { ContactChannels } from './contact-channels.js';
import { ContactChannelsArgs } from './contact-channels.args.js';
import { ModerationWindow } from './moderation-window.js';

// Neither query is cacheable: what is open depends on the moment of asking.
@Resolver()
export class DirectoryResolver {
  constructor(
    private readonly directory: Directory,
    private readonly schedules: Schedules,
    private readonly cards: ContactChannels,
  ) {}

  @Allow(mayReadDirectory)
  @Query(() => ContactChannelConnection, { description: 'Ways to reach the service, in the order to show.' })
  async contactChannels(
    @Args() { kind, topic, region, audience, ...paging }: ContactChannelsArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Connection<ContactChannel>> {
    const filter = { kind, topic, region, audience };
    const page = parsePage(paging, listName(filter), viewer, ['number', 'id']);
    const channels = await this.directory.channels(filter, page);
    return toConnection(
      channels,
      page,
      ({ position, id }) => [position, id],
      (channel) => this.cards.show(channel, viewer),
    );
  }

  @Allow(maySeeModerationWindow)
  @Query(() => ModerationWindow, { description: 'Whether moderators work now, and when that changes.' })
  async moderationWindow(): Promise<ModerationWindow> {
    return Object.assign(new ModerationWindow(), await this.schedules.moderationHours());
  }
}

/** A cursor belongs to the list of its filter. */
const listName = ({ kind, topic, region, audience }: ChannelFilter): string =>
  ['contactChannels', kind, topic, region, audience].map((part) => part ?? '').join(':');
