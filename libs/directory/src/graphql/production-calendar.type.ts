import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  OFFICIAL_DAY_KINDS,
  type OfficialDay,
  type OfficialDayKind,
  type ProductionCalendar,
} from '#calendar';
import type { LoadedYear } from '../calendar-years.repository.js';

type KindName = Uppercase<OfficialDayKind>;
const nameOf = (kind: OfficialDayKind): KindName => kind.toUpperCase() as KindName;
const KindEnum = Object.fromEntries(OFFICIAL_DAY_KINDS.map((kind) => [nameOf(kind), nameOf(kind)])) as Record<
  KindName,
  KindName
>;
registerEnumType(KindEnum, {
  name: 'OfficialDayKind',
  description: 'What an official calendar says about a day.',
  valuesMap: {
    HOLIDAY: { description: 'A holiday without work.' },
    MOVED_DAY_OFF: { description: 'A weekday made a day off.' },
    WORKING_WEEKEND: { description: 'A weekend day that is worked.' },
    SHORTENED: { description: 'A working day that ends earlier.' },
  },
});

@ObjectType('OfficialDay', { description: 'A day that an official calendar names.' })
export class OfficialDayType {
  @Field(() => String, { description: 'YYYY-MM-DD.' })
  date!: string;

  @Field(() => KindEnum, { description: 'What it is.' })
  kind!: KindName;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;
}

@ObjectType('CalendarYear', { description: 'A year of a production calendar.' })
export class CalendarYearType {
  @Field(() => String, { description: 'The calendar, such as RU.' })
  calendar!: string;

  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => Int, {
    description: 'To be named when it is loaded again; 0 for a year that ships with the product.',
  })
  version!: number;

  @Field(() => Date, { nullable: true, description: 'When it was loaded.' })
  loadedAt!: Date | null;

  @Field(() => [OfficialDayType], { description: 'Its official days, by date.' })
  days!: OfficialDayType[];
}

export const toOfficialDay = ({ date, kind, name }: OfficialDay): OfficialDayType => ({
  date,
  kind: nameOf(kind),
  name,
});

export function toCalendarYears(
  calendars: readonly ProductionCalendar[],
  loaded: readonly LoadedYear[],
): CalendarYearType[] {
  return calendars.flatMap((calendar) =>
    calendar.years.map((year) => {
      const row = loaded.find((one) => one.calendar === calendar.id && one.year === year);
      return {
        calendar: calendar.id,
        year,
        version: row?.version ?? 0,
        loadedAt: row?.changedAt ?? null,
        days: calendar.daysOf(year).map(toOfficialDay),
      };
    }),
  );
}
