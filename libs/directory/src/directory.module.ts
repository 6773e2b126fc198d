import { Module } from '@nestjs/common';
import { Directory } from './directory.js';
import { ContactChannelFinder } from './graphql/contact-channel.finder.js';
import { ContactChannels } from './graphql/contact-channels.js';
import { DirectoryResolver } from './graphql/directory.resolver.js';
import { Schedules } from './schedules.js';

@Module({
  providers: [Schedules, Directory, ContactChannels, ContactChannelFinder, DirectoryResolver],
  exports: [Schedules, Directory, ContactChannels],
})
export class DirectoryModule {}
