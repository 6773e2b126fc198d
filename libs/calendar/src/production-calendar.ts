import { z } from 'zod';

/**
 * What an official calendar says about a day. A date may carry two kinds: a working Saturday can be
 * shortened as well.
 */
export const OFFICIAL_DAY_KINDS = ['holiday', 'moved_day_off', 'working_weekend', 'shortened'] as const;
export type OfficialDayKind = (typeof OFFICIAL_DAY_KINDS)[number];

/** One line of an official calendar, as an administrator loads it: `date` is a local `YYYY-MM-DD`. */
export const officialDay = z.strictObject({
  date: z.iso.date(),
  kind: z.enum(OFFICIAL_DAY_KINDS),
  name: z.string().trim().min(1).max(200),
});
export type OfficialDay = z.infer<typeof officialDay>;

/**
 * A country's official non-working, working-weekend and shortened days (docs/product.md §2).
 * Immutable: loading a year gives a new calendar.
 */
export class ProductionCalendar {
  readonly #kinds = new Map<string, ReadonlySet<OfficialDayKind>>();
  readonly #days: readonly OfficialDay[];
  /** The years it knows, ascending. */
  readonly years: readonly number[];

  /**
   * @param id the country, such as `RU`; schedules name their calendar by it
   * @param years the years that are known in full, even if no day of theirs is special
   * @throws RangeError when a day lies outside `years`, or a day is both working and not
   */
  constructor(
    readonly id: string,
    years: Iterable<number>,
    days: readonly OfficialDay[],
  ) {
    this.years = [...new Set(years)].sort((a, b) => a - b);
    this.#days = days;
    for (const { date, kind } of days) {
      if (!this.coversYear(yearOf(date)))
        throw new RangeError(`${date} is outside the years of calendar ${id}`);
      this.#kinds.set(date, new Set([...this.kindsOf(date), kind]));
    }
    for (const [date, kinds] of this.#kinds) refuseContradiction(date, kinds);
  }

  /** Whether the official days of that year are known. Where not, only the plain week can be followed. */
  coversYear(year: number): boolean {
    return this.years.includes(year);
  }

  /** @param date local `YYYY-MM-DD` */
  kindsOf(date: string): ReadonlySet<OfficialDayKind> {
    return this.#kinds.get(date) ?? ORDINARY;
  }

  /** The official days of a year in the order of the calendar, for showing. */
  daysOf(year: number): OfficialDay[] {
    return this.#days
      .filter(({ date }) => yearOf(date) === year)
      .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  }

  /** The same calendar with that year loaded, or replaced where it was known. */
  withYear(year: number, days: readonly OfficialDay[]): ProductionCalendar {
    const others = this.#days.filter(({ date }) => yearOf(date) !== year);
    return new ProductionCalendar(this.id, [...this.years, year], [...others, ...days]);
  }
}

const ORDINARY: ReadonlySet<OfficialDayKind> = new Set();

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function refuseContradiction(date: string, kinds: ReadonlySet<OfficialDayKind>): void {
  const off = kinds.has('holiday') || kinds.has('moved_day_off');
  if (off && (kinds.has('working_weekend') || kinds.has('shortened'))) {
    throw new RangeError(`${date} cannot be both a day off and a working day`);
  }
}
