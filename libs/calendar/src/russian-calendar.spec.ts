import { describe, expect, it } from '@jest/globals';
import {
  type OfficialDay,
  ProductionCalendar,
  calendarCovers,
  officialDay,
  russianCalendar,
} from './index.js';

/** Working days of a five-day week, weekends and official days counted. */
function workingDays(year: number): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10);
    const kinds = russianCalendar.kindsOf(date);
    const weekend = [0, 6].includes(new Date(at).getUTCDay());
    const off = kinds.has('holiday') || kinds.has('moved_day_off');
    if (kinds.has('working_weekend') || (!weekend && !off)) days.push(date);
  }
  return days;
}

describe("Russia's production calendar", () => {
  // The yearly norm of working time for a 40-hour week, as published with each year's calendar.
  it.each([
    [2024, 248, 1979],
    [2025, 247, 1972],
    [2026, 247, 1972],
    [2027, 247, 1972],
  ])('gives %i its %i working days and %i hours', (year, days, hours) => {
    const working = workingDays(year);
    const shortened = working.filter((date) => russianCalendar.kindsOf(date).has('shortened'));
    expect(working).toHaveLength(days);
    expect(working.length * 8 - shortened.length).toBe(hours);
  });

  it('shortens and moves to working days only, and makes only Saturdays work', () => {
    for (const { date, kind } of russianCalendar.years.flatMap((year) => russianCalendar.daysOf(year))) {
      const weekday = new Date(date).getUTCDay();
      if (kind === 'moved_day_off') expect([1, 2, 3, 4, 5]).toContain(weekday);
      if (kind === 'working_weekend') expect(weekday).toBe(6);
      if (kind === 'shortened') expect(workingDays(Number(date.slice(0, 4)))).toContain(date);
    }
  });

  it('takes each day of rest it moves from a weekend day', () => {
    const moved = russianCalendar.years
      .flatMap((year) => russianCalendar.daysOf(year))
      .filter(({ kind }) => kind === 'moved_day_off');
    const sources = moved.map(({ name }) => /\d{4}-\d\d-\d\d$/.exec(name)?.[0] ?? '');
    for (const source of sources) expect([0, 6]).toContain(new Date(source).getUTCDay());
    expect(moved).toHaveLength(20);
    expect(new Set(sources).size).toBe(20);
  });

  it('knows its years and says which it does not', () => {
    expect([2023, 2024, 2025, 2026, 2027, 2028].filter((year) => calendarCovers(year))).toEqual([
      2024, 2025, 2026, 2027,
    ]);
    expect(calendarCovers(2028, russianCalendar.withYear(2028, []))).toBe(true);
  });

  it('lets a date be of two kinds', () => {
    expect([...russianCalendar.kindsOf('2027-02-20')].sort()).toEqual(['shortened', 'working_weekend']);
    expect([...russianCalendar.kindsOf('2027-02-24')]).toEqual([]);
  });
});

describe('loading a year', () => {
  const holiday: OfficialDay = { date: '2026-02-24', kind: 'holiday', name: 'Праздник' };

  it('replaces that year and leaves the others and the old calendar alone', () => {
    const other = russianCalendar.withYear(2026, [holiday]);
    expect(other.daysOf(2026)).toEqual([holiday]);
    expect(other.daysOf(2025)).toEqual(russianCalendar.daysOf(2025));
    expect(other.kindsOf('2026-01-01').size).toBe(0);
    expect(russianCalendar.kindsOf('2026-01-01').has('holiday')).toBe(true);
  });

  it('refuses days of another year and contradictions', () => {
    expect(() => new ProductionCalendar('RU', [2025], [holiday])).toThrow(RangeError);
    expect(() => russianCalendar.withYear(2026, [holiday, { ...holiday, kind: 'shortened' }])).toThrow(
      '2026-02-24 cannot be both a day off and a working day',
    );
  });

  it('parses only real dates and known kinds', () => {
    expect(officialDay.safeParse(holiday).success).toBe(true);
    expect(officialDay.safeParse({ ...holiday, date: '2026-02-29' }).success).toBe(false);
    expect(officialDay.safeParse({ ...holiday, kind: 'party' }).success).toBe(false);
  });
});
