import { Injectable } from '@nestjs/common';
import type { Viewer } from '#kernel';
import { FindsNode, type NodeFinder } from '#platform';
import { Directory } from '../directory.js';
import type { ContactChannel } from './contact-channel.js';
import { ContactChannels } from './contact-channels.js';

@Injectable()
@FindsNode('ContactChannel')
export class ContactChannelFinder implements NodeFinder {
  constructor(
    private readonly directory: Directory,
    private readonly channels: ContactChannels,
  ) {}

  async findNode(key: string, viewer: Viewer): Promise<ContactChannel | null> {
    const channel = await this.directory.channel(key);
    return channel && this.channels.show(channel, viewer);
  }
}
