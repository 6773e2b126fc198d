import { Injectable } from '@nestjs/common';
import { describeHours } from '#calendar';
import type { Viewer } from '#kernel';
import { toGlobalId } from '#platform';
import type { Channel } from '../channel.js';
import { Schedules } from '../schedules.js';
import { ContactChannel } from './contact-channel.js';

/** Shows channels as their GraphQL cards, at the present moment and in the viewer's language. */
@Injectable()
export class ContactChannels {
  constructor(private readonly schedules: Schedules) {}

  show(channel: Channel, viewer: Viewer): ContactChannel {
    const { open, opensAt, closesAt, at } = this.schedules.channelHours(channel);
    return Object.assign(new ContactChannel(), {
      id: toGlobalId('ContactChannel', channel.id),
      kind: channel.kind,
      name: channel.name[viewer.locale],
      value: channel.value,
      region: channel.region,
      topics: channel.topics,
      audience: channel.audience,
      hours: describeHours(channel.schedule, viewer.locale, at),
      timeZone: channel.schedule.timeZone,
      openNow: open,
      opensAt,
      closesAt,
    });
  }
}
