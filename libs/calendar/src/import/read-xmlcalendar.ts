import { z } from 'zod';
import type { OfficialDay } from '../production-calendar.js';
import { HOLIDAYS, nameOf } from '../russia/official-year.js';
import { type CalendarFileProblem, type CalendarYear, UnreadableCalendar, problem } from './calendar-year.js';

const file = z.object({
  year: z.int().min(1970).max(2199),
  months: z.array(z.object({ month: z.int().min(1).max(12), days: z.string().max(200) })).length(12),
  transitions: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
});
type File = z.output<typeof file>;
type Mark = '' | '*' | '+';

/**
 * The yearly JSON of xmlcalendar: for each month the days without work, ordinary weekends among them, `+` after
 * one that was moved there, and `*` after a working day that is shortened. A weekend day that is not named works.
 *
 * It does not tell holidays on a weekend from the weekend; those of Russia's law are known (Labour Code,
 * article 112).
 *
 * @throws UnreadableCalendar
 */
export function readXmlcalendar(text: string): CalendarYear {
  const parsed = file.safeParse(jsonOf(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UnreadableCalendar([problem('BAD_JSON', null, issue?.path.join('.'))]);
  }
  const marks = marksOf(parsed.data);
  const movedFrom = new Map(
    parsed.data.transitions.map(({ from, to }) => [
      onDay(parsed.data.year, to),
      onDay(parsed.data.year, from),
    ]),
  );
  const days: OfficialDay[] = [];
  for (
    let at = Date.UTC(parsed.data.year, 0, 1);
    new Date(at).getUTCFullYear() === parsed.data.year;
    at += 86_400_000
  ) {
    days.push(...officialDays(at, marks.get(new Date(at).toISOString().slice(0, 10)), movedFrom));
  }
  return { year: parsed.data.year, days };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The days that are named, with what stands after each. */
function marksOf({ year, months }: File): Map<string, Mark> {
  const problems: CalendarFileProblem[] = [];
  const marks = new Map<string, Mark>();
  if (new Set(months.map(({ month }) => month)).size < 12) problems.push(problem('BAD_MONTH'));
  for (const { month, days } of months) {
    for (const named of days.split(',').map((part) => part.trim())) {
      const [, day = '', mark = ''] = /^(\d{1,2})([*+]?)$/.exec(named) ?? [];
      const date = onDay(year, `${month}.${day}`);
      if (day === '' || !z.iso.date().safeParse(date).success)
        problems.push(problem('BAD_DAY', null, `${month}: ${named}`));
      else if (marks.has(date)) problems.push(problem('TWICE', null, date));
      else marks.set(date, mark as Mark);
    }
  }
  if (problems.length > 0) throw new UnreadableCalendar(problems);
  return marks;
}

/** @param day as `MM.DD`, a zero before either may be missing */
function onDay(year: number, day: string): string {
  return [year, ...day.split('.').map((part) => part.padStart(2, '0'))].join('-');
}

function officialDays(
  at: number,
  mark: Mark | undefined,
  movedFrom: ReadonlyMap<string, string>,
): OfficialDay[] {
  const date = new Date(at).toISOString().slice(0, 10);
  const weekend = [0, 6].includes(new Date(at).getUTCDay());
  const works = mark === undefined || mark === '*';
  if (works) {
    return [
      ...(weekend ? [{ date, kind: 'working_weekend' as const, name: nameOf.workingWeekend }] : []),
      ...(mark === '*' ? [{ date, kind: 'shortened' as const, name: nameOf.shortened }] : []),
    ];
  }
  const source = movedFrom.get(date);
  if (mark === '+' || source !== undefined)
    return [{ date, kind: 'moved_day_off', name: source ? nameOf.movedFrom(source) : nameOf.movedDayOff }];
  const holiday = HOLIDAYS[date.slice(5)];
  if (holiday !== undefined) return [{ date, kind: 'holiday', name: holiday }];
  return weekend ? [] : [{ date, kind: 'holiday', name: nameOf.dayOff }];
}
