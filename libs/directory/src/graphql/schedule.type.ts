import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type ChangedDay,
  type Interval,
  type PlannedChange,
  type ScheduleException,
  type ScheduleHours,
  WEEKDAYS,
  hoursInForce,
  localDate,
} from '#calendar';
import type { Locale } from '#kernel';
import { type ScheduleRow, nameOfSchedule } from '../schedule-rows.js';
import { type ExceptionKind } from '../add-schedule-exception.js';
import { ExceptionKindEnum } from './schedule.inputs.js';

@ObjectType('OpeningHours', { description: 'One interval of local time, its end left out.' })
export class OpeningHoursType {
  @Field(() => String, { description: 'When it opens: HH:MM.' })
  opens!: string;

  @Field(() => String, {
    description: 'When it closes: HH:MM, up to 24:00; at or before the opening, it is of the next day.',
  })
  closes!: string;
}

@ObjectType('WeekdayHours', { description: 'The hours of a weekday.' })
export class WeekdayHoursType {
  @Field(() => String, { description: 'mon, tue, wed, thu, fri, sat or sun.' })
  day!: string;

  @Field(() => [OpeningHoursType], { description: 'None on a day that is closed.' })
  hours!: OpeningHoursType[];
}

@ObjectType('ScheduleHours', { description: 'The hours that are in force from a date on.' })
export class ScheduleHoursType {
  @Field(() => String, {
    nullable: true,
    description: 'The local date (YYYY-MM-DD) on which they take effect; none for the first ones.',
  })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'Why they were changed.' })
  reason!: string | null;

  @Field(() => [WeekdayHoursType], { description: 'Monday to Sunday.' })
  weekly!: WeekdayHoursType[];

  @Field(() => [OpeningHoursType], { description: 'Hours on official holidays and moved days off.' })
  onHoliday!: OpeningHoursType[];

  @Field(() => [OpeningHoursType], {
    nullable: true,
    description: 'Hours on official working weekends; none for those of the first weekday with hours.',
  })
  onWorkingWeekend!: OpeningHoursType[] | null;

  @Field(() => String, { description: 'Taken off the end of officially shortened days, ISO 8601.' })
  shortenPreHolidayBy!: string;
}

@ObjectType('ScheduleException', { description: 'A date with hours of its own.' })
export class ScheduleExceptionType {
  @Field(() => String, { description: 'The local date, YYYY-MM-DD.' })
  date!: string;

  @Field(() => ExceptionKindEnum, { description: 'What is different.' })
  kind!: ExceptionKind;

  @Field(() => [OpeningHoursType], { description: 'The other or the extra hours.' })
  hours!: OpeningHoursType[];

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@ObjectType('Schedule', { description: 'When the desk works, or a contact channel can be reached.' })
export class ScheduleType {
  @Field(() => String, { description: 'Its key: `moderation`, or `channel:` with the key of a channel.' })
  key!: string;

  @Field(() => String, { description: 'What it is the schedule of, in your language.' })
  name!: string;

  @Field(() => Int, { description: 'To be named by every change.' })
  version!: number;

  @Field(() => String, { description: 'The IANA time zone of its hours.' })
  timeZone!: string;

  @Field(() => String, { nullable: true, description: 'The production calendar it follows.' })
  calendar!: string | null;

  @Field(() => ScheduleHoursType, { description: 'The hours of today.' })
  inForce!: ScheduleHoursType;

  @Field(() => [ScheduleHoursType], { description: 'Every change of the hours, past and planned, by date.' })
  changes!: ScheduleHoursType[];

  @Field(() => [ScheduleExceptionType], { description: 'By date.' })
  exceptions!: ScheduleExceptionType[];

  @Field(() => [Int], {
    description:
      'Years from now to the end of the next one whose official days are unknown: the plain week stands in.',
  })
  unknownYears!: number[];

  @Field(() => Date, { description: 'When it was changed last.' })
  changedAt!: Date;
}

@ObjectType('ChangedDay', { description: 'A date with other hours than before.' })
export class ChangedDayType {
  @Field(() => String, { description: 'The local date, YYYY-MM-DD.' })
  date!: string;

  @Field(() => [OpeningHoursType], { description: 'As it was.' })
  before!: OpeningHoursType[];

  @Field(() => [OpeningHoursType], { description: 'As it is, or would be.' })
  after!: OpeningHoursType[];
}

export function toSchedule(
  row: ScheduleRow,
  now: Date,
  locale: Locale,
  unknownYears: number[],
): ScheduleType {
  const { definition, key, version, changedAt } = row;
  return Object.assign(new ScheduleType(), {
    key,
    name: nameOfSchedule(row, locale),
    version,
    timeZone: definition.timeZone,
    calendar: definition.calendar,
    inForce: toHours(hoursInForce(definition, localDate(now, definition.timeZone))),
    changes: (definition.plannedChanges ?? []).map(toHours),
    exceptions: (definition.exceptions ?? []).map(toException),
    unknownYears,
    changedAt,
  });
}

export const toChangedDay = ({ date, before, after }: ChangedDay): ChangedDayType => ({
  date,
  before: toOpeningHours(before),
  after: toOpeningHours(after),
});

const toHours = (hours: ScheduleHours & Partial<PlannedChange>): ScheduleHoursType => ({
  from: hours.from ?? null,
  reason: hours.reason ?? null,
  weekly: WEEKDAYS.map((day) => ({ day, hours: toOpeningHours(hours.weekly[day] ?? []) })),
  onHoliday: toOpeningHours(hours.onHoliday ?? []),
  onWorkingWeekend: hours.onWorkingWeekend ? toOpeningHours(hours.onWorkingWeekend) : null,
  shortenPreHolidayBy:
    typeof hours.shortenPreHolidayBy === 'string'
      ? hours.shortenPreHolidayBy
      : `PT${hours.shortenPreHolidayBy ?? 0}M`,
});

const toException = ({ date, intervals, extra, reason }: ScheduleException): ScheduleExceptionType => ({
  date,
  kind: intervals.length === 0 ? 'CLOSED' : extra ? 'EXTRA_HOURS' : 'OTHER_HOURS',
  hours: toOpeningHours(intervals),
  reason,
});

const toOpeningHours = (intervals: readonly Interval[]): OpeningHoursType[] =>
  intervals.map(([opens, closes]) => ({ opens, closes }));
