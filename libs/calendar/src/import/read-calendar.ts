import { ProductionCalendar } from '../production-calendar.js';
import { type CalendarYear, UnreadableCalendar, problem } from './calendar-year.js';
import { readCsv } from './read-csv.js';
import { readXmlcalendar } from './read-xmlcalendar.js';

/**
 * Reads a year of a production calendar: CSV with the columns `date,kind,name`, or the JSON of xmlcalendar.
 * Which of them it is, is seen by its first character.
 *
 * @throws UnreadableCalendar with every problem found, by line where there are lines
 */
export function readCalendar(text: string): CalendarYear {
  const plain = text.replace(/^\uFEFF/, '');
  const { year, days } = plain.trimStart().startsWith('{') ? readXmlcalendar(plain) : readCsv(plain);
  const sorted = days.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  try {
    return { year, days: new ProductionCalendar('', [year], sorted).daysOf(year) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnreadableCalendar([problem('CONTRADICTION', null, error.message.slice(0, 10))]);
  }
}
