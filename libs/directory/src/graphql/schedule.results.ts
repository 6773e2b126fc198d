import { Field, Int, ObjectType } from '@nestjs/graphql';
import { NotFound, StaleVersion, mutationResult } from '#platform';
import { ScheduleNeverOpens } from '../schedule-never-opens.js';
import { OfficialDayType } from './production-calendar.type.js';
import { ChangedDayType, ScheduleType } from './schedule.type.js';

@ObjectType({ description: 'The schedule is changed, or would be.' })
export class EditScheduleSuccess {
  @Field(() => ScheduleType, { description: 'The schedule as it is now.' })
  schedule!: ScheduleType;

  @Field(() => [ChangedDayType], { description: 'The days with other hours, of the next 400.' })
  changedDays!: ChangedDayType[];

  @Field(() => Boolean, { description: 'Whether it is done; false for a preview.' })
  saved!: boolean;
}

@ObjectType({ description: 'The year is loaded, or would be.' })
export class LoadCalendarYearSuccess {
  @Field(() => String, { description: 'The calendar, such as RU.' })
  calendar!: string;

  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => [OfficialDayType], { description: 'Its official days, as they were read.' })
  days!: OfficialDayType[];

  @Field(() => [ChangedDayType], { description: 'The days with other hours of the desk, of the next 400.' })
  changedDays!: ChangedDayType[];

  @Field(() => Boolean, { description: 'Whether it is done; false for a preview.' })
  saved!: boolean;
}

const REFUSALS = [NotFound, StaleVersion, ScheduleNeverOpens];

/** Of every mutation that changes one schedule. */
export const EditScheduleResult = mutationResult('EditScheduleResult', EditScheduleSuccess, ...REFUSALS);
export const LoadCalendarYearResult = mutationResult(
  'LoadCalendarYearResult',
  LoadCalendarYearSuccess,
  StaleVersion,
  ScheduleNeverOpens,
);
