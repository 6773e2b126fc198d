import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { EXCEPTION_KINDS, type ExceptionKind } from '../add-schedule-exception.js';

export const ExceptionKindEnum = Object.fromEntries(EXCEPTION_KINDS.map((kind) => [kind, kind])) as Record<
  ExceptionKind,
  ExceptionKind
>;
registerEnumType(ExceptionKindEnum, {
  name: 'ScheduleExceptionKind',
  description: 'What is different on a date.',
  valuesMap: {
    CLOSED: { description: 'Closed all day.' },
    OTHER_HOURS: { description: 'Other hours instead of the usual ones.' },
    EXTRA_HOURS: { description: 'A duty window besides the usual hours.' },
  },
});

@InputType({ description: 'One interval of local time.' })
export class OpeningHoursInput {
  @Field(() => String, { description: 'HH:MM, 00:00 to 23:59.' })
  opens!: string;

  @Field(() => String, {
    description: 'HH:MM, up to 24:00; at or before the opening, it is of the next day.',
  })
  closes!: string;
}

const hoursOf = (day: string) =>
  Field(() => [OpeningHoursInput], { nullable: true, description: `${day}; closed when left out.` });

@InputType({ description: 'The hours of a week.' })
export class WeekInput {
  @hoursOf('Monday')
  mon?: OpeningHoursInput[] | null;

  @hoursOf('Tuesday')
  tue?: OpeningHoursInput[] | null;

  @hoursOf('Wednesday')
  wed?: OpeningHoursInput[] | null;

  @hoursOf('Thursday')
  thu?: OpeningHoursInput[] | null;

  @hoursOf('Friday')
  fri?: OpeningHoursInput[] | null;

  @hoursOf('Saturday')
  sat?: OpeningHoursInput[] | null;

  @hoursOf('Sunday')
  sun?: OpeningHoursInput[] | null;
}

@InputType({ isAbstract: true })
abstract class EditInput {
  @Field(() => String, { description: 'The key of the schedule.' })
  key!: string;

  @Field(() => Int, { description: 'The version of the schedule that you saw.' })
  version!: number;

  @Field(() => Boolean, { nullable: true, description: 'Only tell which days would change.' })
  preview?: boolean | null;
}

@InputType({ description: 'Other hours from a date on; all that is left out is closed or none.' })
export class ChangeScheduleHoursInput extends EditInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The local date (YYYY-MM-DD) from which they hold, today at the earliest; today when left out.',
  })
  from?: string | null;

  @Field(() => String, { description: 'Why, 3 to 500 characters.' })
  reason!: string;

  @Field(() => WeekInput, { description: 'The usual week.' })
  weekly!: WeekInput;

  @Field(() => [OpeningHoursInput], {
    nullable: true,
    description: 'Hours on official holidays and moved days off.',
  })
  onHoliday?: OpeningHoursInput[] | null;

  @Field(() => [OpeningHoursInput], {
    nullable: true,
    description: 'Hours on official working weekends; those of the first weekday with hours when left out.',
  })
  onWorkingWeekend?: OpeningHoursInput[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes taken off the end of officially shortened days, 0 to 1440.',
  })
  shortenPreHolidayBy?: number | null;
}

@InputType({ description: 'Planned hours to take back.' })
export class CancelScheduleChangeInput extends EditInput {
  @Field(() => String, { description: 'The date on which they were to take effect, after today.' })
  from!: string;
}

@InputType({ description: 'A date with hours of its own; the former exception of that date is replaced.' })
export class AddScheduleExceptionInput extends EditInput {
  @Field(() => String, { description: 'The local date (YYYY-MM-DD), today at the earliest.' })
  date!: string;

  @Field(() => ExceptionKindEnum, { description: 'What is different.' })
  kind!: ExceptionKind;

  @Field(() => [OpeningHoursInput], { nullable: true, description: 'The other or the extra hours.' })
  hours?: OpeningHoursInput[] | null;

  @Field(() => String, { description: 'Why, 3 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'A date to give its usual hours back.' })
export class RemoveScheduleExceptionInput extends EditInput {
  @Field(() => String, { description: 'The local date (YYYY-MM-DD), today at the earliest.' })
  date!: string;
}

@InputType({ description: 'A year of a production calendar.' })
export class LoadCalendarYearInput {
  @Field(() => String, { description: 'The country, such as RU (ISO 3166).' })
  calendar!: string;

  @Field(() => Int, { description: 'The version of that year that you saw; 0 if it was never loaded.' })
  version!: number;

  @Field(() => String, {
    description:
      'CSV with the columns date,kind,name, or the JSON of xmlcalendar; at most 100,000 characters.',
  })
  text!: string;

  @Field(() => Boolean, { nullable: true, description: 'Only tell which days would change.' })
  preview?: boolean | null;
}
