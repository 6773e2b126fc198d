import type { OfficialDay } from '../production-calendar.js';

/** A year as the Government's decree tells it; dates are `MM-DD`. */
export interface OfficialYear {
  readonly year: number;
  /** Weekdays made days off, each with the weekend day whose rest it takes over. */
  readonly movedDaysOff: Readonly<Record<string, string>>;
  /** Saturdays made working days, because their rest was moved. */
  readonly workingWeekends: readonly string[];
  /** Working days right before a holiday, an hour shorter (Labour Code of Russia, article 95). */
  readonly shortened: readonly string[];
}

/** Non-working holidays, the same every year (Labour Code of Russia, article 112). */
export const HOLIDAYS: Readonly<Record<string, string>> = {
  '01-01': 'Новогодние каникулы',
  '01-02': 'Новогодние каникулы',
  '01-03': 'Новогодние каникулы',
  '01-04': 'Новогодние каникулы',
  '01-05': 'Новогодние каникулы',
  '01-06': 'Новогодние каникулы',
  '01-07': 'Рождество Христово',
  '01-08': 'Новогодние каникулы',
  '02-23': 'День защитника Отечества',
  '03-08': 'Международный женский день',
  '05-01': 'Праздник Весны и Труда',
  '05-09': 'День Победы',
  '06-12': 'День России',
  '11-04': 'День народного единства',
};

/** What an official day is called where its source gives it no name. */
export const nameOf = {
  movedFrom: (date: string): string => `Выходной, перенесён с ${date}`,
  movedDayOff: 'Перенесённый выходной',
  dayOff: 'Нерабочий день',
  workingWeekend: 'Рабочий день (перенос)',
  shortened: 'Предпраздничный день, короче на 1 час',
};

/** All official days of a year: the holidays of the law and what the year's decree moves. */
export function officialDaysOf({
  year,
  movedDaysOff,
  workingWeekends,
  shortened,
}: OfficialYear): OfficialDay[] {
  const on = (day: string): string => `${year}-${day}`;
  return [
    ...Object.entries(HOLIDAYS).map(([day, name]): OfficialDay => ({ date: on(day), kind: 'holiday', name })),
    ...Object.entries(movedDaysOff).map(([day, from]): OfficialDay => ({
      date: on(day),
      kind: 'moved_day_off',
      name: nameOf.movedFrom(on(from)),
    })),
    ...workingWeekends.map((day): OfficialDay => ({
      date: on(day),
      kind: 'working_weekend',
      name: nameOf.workingWeekend,
    })),
    ...shortened.map((day): OfficialDay => ({
      date: on(day),
      kind: 'shortened',
      name: nameOf.shortened,
    })),
  ];
}
