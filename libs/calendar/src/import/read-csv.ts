import { OFFICIAL_DAY_KINDS, type OfficialDay, officialDay } from '../production-calendar.js';
import { type CalendarFileProblem, type CalendarYear, UnreadableCalendar, problem } from './calendar-year.js';

const HEADER = ['date', 'kind', 'name'];

/**
 * Lines of `date,kind,name` under that header; semicolons may stand for commas, as spreadsheets write them in
 * Russia. A field in quotes may hold either, and a quote written twice (RFC 4180), but no line end.
 *
 * @throws UnreadableCalendar
 */
export function readCsv(text: string): CalendarYear {
  const [header = '', ...lines] = text.split(/\r\n|\n|\r/);
  const separator = header.includes(';') ? ';' : ',';
  const names = fieldsOf(header, separator).map((name) => name.trim().toLowerCase());
  if (names.join() !== HEADER.join()) throw new UnreadableCalendar([problem('BAD_HEADER', 1, header)]);

  const problems: CalendarFileProblem[] = [];
  const days: OfficialDay[] = [];
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const day = dayOf(line, separator, index + 2);
    if ('code' in day) problems.push(day);
    else if (seen.has(`${day.date} ${day.kind}`)) problems.push(problem('TWICE', index + 2, day.date));
    else if (days[0] && days[0].date.slice(0, 4) !== day.date.slice(0, 4))
      problems.push(problem('TWO_YEARS', index + 2, day.date));
    else {
      seen.add(`${day.date} ${day.kind}`);
      days.push(day);
    }
  }
  if (problems.length === 0 && days.length === 0) problems.push(problem('NO_DAYS'));
  if (problems.length > 0) throw new UnreadableCalendar(problems);
  return { year: Number(days[0]?.date.slice(0, 4)), days };
}

function dayOf(line: string, separator: string, number: number): OfficialDay | CalendarFileProblem {
  const fields = fieldsOf(line, separator).map((field) => field.trim());
  if (fields.length !== HEADER.length) return problem('BAD_COLUMNS', number, line);
  const [date = '', kind = '', name = ''] = fields;
  if (!officialDay.shape.date.safeParse(date).success) return problem('BAD_DATE', number, date);
  const known = OFFICIAL_DAY_KINDS.find((one) => one === kind);
  if (known === undefined) return problem('BAD_KIND', number, kind);
  if (!officialDay.shape.name.safeParse(name).success) return problem('NO_NAME', number, name);
  return { date, kind: known, name };
}

function fieldsOf(line: string, separator: string): string[] {
  const fields = [''];
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    const last = fields.length - 1;
    if (character === '"' && quoted && line.charAt(i + 1) === '"') fields[last] += line.charAt(i++);
    else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) fields.push('');
    else fields[last] += character;
  }
  return fields;
}
