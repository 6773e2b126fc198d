import { readCsv as readRecords } from '#kernel';
import { OFFICIAL_DAY_KINDS, type OfficialDay, officialDay } from '../production-calendar.js';
import { type CalendarFileProblem, type CalendarYear, UnreadableCalendar, problem } from './calendar-year.js';

const HEADER = ['date', 'kind', 'name'];

/**
 * Lines of `date,kind,name` under that header; semicolons may stand for commas, as spreadsheets write them in
 * Russia (RFC 4180).
 *
 * @throws UnreadableCalendar
 */
export function readCsv(text: string): CalendarYear {
  const [header, ...records] = readRecords(text);
  const names = (header?.fields ?? []).map((name) => name.trim().toLowerCase());
  if (names.join() !== HEADER.join())
    throw new UnreadableCalendar([problem('BAD_HEADER', header?.line ?? 1, header?.fields.join() ?? '')]);

  const problems: CalendarFileProblem[] = [];
  const days: OfficialDay[] = [];
  const seen = new Set<string>();
  for (const { line, fields } of records) {
    if (fields.every((field) => field.trim() === '')) continue;
    const day = dayOf(fields, line);
    if ('code' in day) problems.push(day);
    else if (seen.has(`${day.date} ${day.kind}`)) problems.push(problem('TWICE', line, day.date));
    else if (days[0] && days[0].date.slice(0, 4) !== day.date.slice(0, 4))
      problems.push(problem('TWO_YEARS', line, day.date));
    else {
      seen.add(`${day.date} ${day.kind}`);
      days.push(day);
    }
  }
  if (problems.length === 0 && days.length === 0) problems.push(problem('NO_DAYS'));
  if (problems.length > 0) throw new UnreadableCalendar(problems);
  return { year: Number(days[0]?.date.slice(0, 4)), days };
}

function dayOf(typed: readonly string[], number: number): OfficialDay | CalendarFileProblem {
  const fields = typed.map((field) => field.trim());
  if (fields.length !== HEADER.length) return problem('BAD_COLUMNS', number, typed.join());
  const [date = '', kind = '', name = ''] = fields;
  if (!officialDay.shape.date.safeParse(date).success) return problem('BAD_DATE', number, date);
  const known = OFFICIAL_DAY_KINDS.find((one) => one === kind);
  if (known === undefined) return problem('BAD_KIND', number, kind);
  if (!officialDay.shape.name.safeParse(name).success) return problem('NO_NAME', number, name);
  return { date, kind: known, name };
}
