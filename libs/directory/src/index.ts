export { AddScheduleException } from './add-schedule-exception.js';
export { CalendarYearsRepository } from './calendar-years.repository.js';
export { CancelScheduleChange } from './cancel-schedule-change.js';
export { ChangeScheduleHours } from './change-schedule-hours.js';
export { LoadCalendarYear, type LoadedCalendarYear } from './load-calendar-year.js';
export { RemoveScheduleException } from './remove-schedule-exception.js';
export type { EditedSchedule } from './schedule-edits.js';
export {
  CHANNEL_KINDS,
  type Channel,
  type ChannelAudience,
  type ChannelInput,
  type ChannelKind,
} from './channel.js';
export type { Hours } from './compiled-schedule.js';
export { type ChannelFilter, Directory } from './directory.js';
export { scheduleChanged } from './directory.events.js';
export { DIRECTORY_TAG } from './directory-tag.js';
export { DirectoryModule } from './directory.module.js';
export { ContactChannel } from './graphql/contact-channel.js';
export { ContactChannels } from './graphql/contact-channels.js';
export { inBothZones, openingInBothZones } from './in-both-zones.js';
export { ProductionCalendars } from './production-calendars.js';
export { type ScheduleRow, ScheduleRows, nameOfSchedule } from './schedule-rows.js';
export { RUSSIAN_REGIONS, type Region, isRussianRegion, regionName } from './regions.js';
export { Schedules } from './schedules.js';
export { WindowClosed } from './window-closed.js';
