import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type OfficialDay, UnreadableCalendar, readCalendar, russianCalendar } from '../index.js';

const YEARS = [2024, 2025, 2026, 2027];
const inOrder = (days: readonly OfficialDay[]): string[] =>
  days.map(({ date, kind }) => `${date} ${kind}`).sort();

function faultsOf(text: string): string[] {
  try {
    readCalendar(text);
  } catch (error) {
    if (error instanceof UnreadableCalendar)
      return error.problems.map(({ code, line, found }) => `${line ?? '-'} ${code} ${found}`.trim());
    throw error;
  }
  return [];
}

const csv = (...lines: string[]): string => ['date,kind,name', ...lines].join('\n');

describe('a calendar as CSV', () => {
  it.each(YEARS)('is read back as it was written: %i', (year) => {
    const lines = russianCalendar.daysOf(year).map(({ date, kind, name }) => `${date},${kind},"${name}"`);
    const read = readCalendar(csv(...lines));
    expect(read.year).toBe(year);
    expect(read.days).toEqual(russianCalendar.daysOf(year));
  });

  it('may come from a spreadsheet: a mark, semicolons, quotes, empty lines', () => {
    const text = '\uFEFFDate;Kind;Name\r\n2028-01-01;holiday;"Новый ""год""; праздник"\r\n\r\n';
    expect(readCalendar(text)).toEqual({
      year: 2028,
      days: [{ date: '2028-01-01', kind: 'holiday', name: 'Новый "год"; праздник' }],
    });
  });

  it.each([
    ['', ['1 BAD_HEADER']],
    ['day,kind\n2028-01-01,holiday', ['1 BAD_HEADER day,kind']],
    [csv(), ['- NO_DAYS']],
    [csv('2028-01-01,holiday'), ['2 BAD_COLUMNS 2028-01-01,holiday']],
    [
      csv('2028-02-30,holiday,Праздник', '2028-01-01,party,Праздник', '2028-01-02,holiday, '),
      ['2 BAD_DATE 2028-02-30', '3 BAD_KIND party', '4 NO_NAME'],
    ],
    [csv('2028-01-01,holiday,А', '2029-01-01,holiday,А'), ['3 TWO_YEARS 2029-01-01']],
    [csv('2028-01-01,holiday,А', '2028-01-01,holiday,Б'), ['3 TWICE 2028-01-01']],
    [csv('2028-01-01,holiday,А', '2028-01-01,shortened,Б'), ['- CONTRADICTION 2028-01-01']],
  ])('is refused with every line that is wrong: case %#', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it('is read or refused, never anything else', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(',', ';', '"', '\n', '2028-01-01', 'holiday', 'date,kind,name\n', '{', '{"year":2028'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => void faultsOf(words.join(''))),
      { numRuns: 2000 },
    );
  });
});

/** As xmlcalendar tells a year: worked out from our own days. */
function asXmlcalendar(year: number): string {
  const months = Array.from({ length: 12 }, (_, month) => ({ month: month + 1, days: [] as string[] }));
  for (let at = Date.UTC(year, 0, 1); new Date(at).getUTCFullYear() === year; at += 86_400_000) {
    const day = new Date(at);
    const kinds = russianCalendar.kindsOf(day.toISOString().slice(0, 10));
    const weekend = [0, 6].includes(day.getUTCDay()) && !kinds.has('working_weekend');
    const mark = kinds.has('moved_day_off') ? '+' : kinds.has('shortened') ? '*' : '';
    if (weekend || mark !== '' || kinds.has('holiday'))
      months[day.getUTCMonth()]?.days.push(`${day.getUTCDate()}${mark}`);
  }
  const moved = russianCalendar.daysOf(year).filter(({ kind }) => kind === 'moved_day_off');
  const transitions = moved.map(({ date, name }) => ({
    from: name.slice(-5).replace('-', '.'),
    to: date.slice(5).replace('-', '.'),
  }));
  return JSON.stringify({
    year,
    months: months.map(({ month, days }) => ({ month, days: days.join(',') })),
    transitions,
    statistic: { workdays: 247 },
  });
}

describe('a calendar as the JSON of xmlcalendar', () => {
  it.each(YEARS)('is read back as it was told: %i', (year) => {
    const read = readCalendar(asXmlcalendar(year));
    expect(read.year).toBe(year);
    expect([...read.days].sort(byDateAndKind)).toEqual(russianCalendar.daysOf(year).sort(byDateAndKind));
  });

  it('is that of 2024 as it is published', () => {
    const days = [
      '1,2,3,4,5,6,7,8,13,14,20,21,27,28',
      '3,4,10,11,17,18,22*,23,24,25',
      '2,3,7*,8,9,10,16,17,23,24,30,31',
      '6,7,13,14,20,21,28,29+,30+',
      '1,4,5,8*,9,10+,11,12,18,19,25,26',
      '1,2,8,9,11*,12,15,16,22,23,29,30',
      '6,7,13,14,20,21,27,28',
      '3,4,10,11,17,18,24,25,31',
      '1,7,8,14,15,21,22,28,29',
      '5,6,12,13,19,20,26,27',
      '2*,3,4,9,10,16,17,23,24,30',
      '1,7,8,14,15,21,22,29,30+,31+',
    ];
    const months = days.map((list, index) => ({ month: index + 1, days: list }));
    const read = readCalendar(JSON.stringify({ year: 2024, months }));
    expect(inOrder(read.days)).toEqual(inOrder(russianCalendar.daysOf(2024)));
  });

  const year = JSON.parse(asXmlcalendar(2026)) as { months: { month: number; days: string }[] };
  const withMonth = (month: number, days: string): string =>
    JSON.stringify({
      ...year,
      months: year.months.map((one) => (one.month === month ? { month, days } : one)),
    });

  it.each([
    ['{', ['- BAD_JSON']],
    ['{"year": 2026, "months": []}', ['- BAD_JSON months']],
    [withMonth(2, '1,30'), ['- BAD_DAY 2: 30']],
    [withMonth(2, '1,x'), ['- BAD_DAY 2: x']],
    [withMonth(2, '1,1'), ['- TWICE 2026-02-01']],
    [JSON.stringify({ ...year, months: year.months.map(({ days }) => ({ month: 1, days })) }), undefined],
  ])('is refused when it is damaged: case %#', (text, faults) => {
    if (faults) expect(faultsOf(text)).toEqual(faults);
    else expect(faultsOf(text)).toContain('- BAD_MONTH');
  });
});

const byDateAndKind = (a: OfficialDay, b: OfficialDay): number =>
  `${a.date} ${a.kind}` < `${b.date} ${b.kind}` ? -1 : 1;
