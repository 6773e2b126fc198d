export { type ChangedDay, type Followed, changedDays } from './changed-days.js';
export { compileSchedule } from './compile-schedule.js';
export { describeHours } from './describe-hours.js';
export { CalendarMismatch, NeverOpens } from './errors.js';
export {
  type CalendarLocale,
  formatDay,
  formatInstant,
  formatOpening,
  formatPlanned,
  formatTime,
  formatWallTime,
  nameZone,
} from './format-instant.js';
export {
  type CalendarFileFault,
  type CalendarFileProblem,
  type CalendarYear,
  UnreadableCalendar,
} from './import/calendar-year.js';
export { readCalendar } from './import/read-calendar.js';
export { type OpenState, openState } from './open-state.js';
export {
  OFFICIAL_DAY_KINDS,
  type OfficialDay,
  type OfficialDayKind,
  ProductionCalendar,
  officialDay,
} from './production-calendar.js';
export { type DueTimes, type PromiseTerms, promise } from './promise.js';
export { calendarCovers, russianCalendar } from './russia/russian-calendar.js';
export { type OpenWindow, Schedule } from './schedule.js';
export {
  type Interval,
  type PlannedChange,
  type ScheduleDefinition,
  type ScheduleException,
  type ScheduleHours,
  WEEKDAYS,
  type Weekday,
  areApart,
  hoursInForce,
  scheduleDefinition,
  shorteningOf,
} from './schedule-definition.js';
export {
  MOSCOW,
  type NamedTimeZone,
  RUSSIAN_TIME_ZONES,
  nameOfZone,
  isTimeZone,
  localDate,
} from './time-zones.js';
export { endOfWorkingDay } from './working-days.js';
