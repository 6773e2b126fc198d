import { Module } from '@nestjs/common';
import { AddScheduleException } from './add-schedule-exception.js';
import { CalendarYearsRepository } from './calendar-years.repository.js';
import { CancelScheduleChange } from './cancel-schedule-change.js';
import { ChangeScheduleHours } from './change-schedule-hours.js';
import { Directory } from './directory.js';
import { ContactChannelFinder } from './graphql/contact-channel.finder.js';
import { ContactChannels } from './graphql/contact-channels.js';
import { DirectoryResolver } from './graphql/directory.resolver.js';
import { SchedulesResolver } from './graphql/schedules.resolver.js';
import { ShownSchedules } from './graphql/shown-schedules.js';
import { LoadCalendarYear } from './load-calendar-year.js';
import { ProductionCalendars } from './production-calendars.js';
import { RemoveScheduleException } from './remove-schedule-exception.js';
import { ScheduleEdits } from './schedule-edits.js';
import { ScheduleRows } from './schedule-rows.js';
import { Schedules } from './schedules.js';

const USE_CASES = [
  ChangeScheduleHours,
  CancelScheduleChange,
  AddScheduleException,
  RemoveScheduleException,
  LoadCalendarYear,
];

@Module({
  providers: [
    ...USE_CASES,
    ScheduleRows,
    ScheduleEdits,
    CalendarYearsRepository,
    ProductionCalendars,
    Schedules,
    Directory,
    ContactChannels,
    ContactChannelFinder,
    ShownSchedules,
    DirectoryResolver,
    SchedulesResolver,
  ],
  exports: [
    ...USE_CASES,
    Schedules,
    ScheduleRows,
    ProductionCalendars,
    CalendarYearsRepository,
    Directory,
    ContactChannels,
  ],
})
export class DirectoryModule {}
