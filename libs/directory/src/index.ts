export {
  CHANNEL_KINDS,
  type Channel,
  type ChannelAudience,
  type ChannelInput,
  type ChannelKind,
} from './channel.js';
export type { Hours } from './compiled-schedule.js';
export { type ChannelFilter, DIRECTORY_TAG, Directory } from './directory.js';
export { DirectoryModule } from './directory.module.js';
export { ContactChannel } from './graphql/contact-channel.js';
export { ContactChannels } from './graphql/contact-channels.js';
export { inBothZones } from './in-both-zones.js';
export { RUSSIAN_REGIONS, type Region, isRussianRegion, regionName } from './regions.js';
export { Schedules } from './schedules.js';
export { WindowClosed } from './window-closed.js';
