import { NeverOpens } from './errors.js';
import { type YearOfWindows, lastAtMost } from './year-of-windows.js';

/**
 * One open interval of a schedule, `[from, to)`. An edge is `null` when the schedule stays open beyond it for
 * more than two calendar years, as one that works round the clock does.
 */
export interface OpenWindow {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** What a schedule is made of; `compileSchedule` fills it in. */
export interface ScheduleSource {
  readonly timeZone: string;
  /** Lays out one year; asked once for each. */
  readonly layOut: (year: number) => YearOfWindows;
  /** The last year with a date that is unlike the plain week. */
  readonly lastSpecialYear: number;
  readonly covers: (year: number) => boolean;
}

/** Years a schedule can count in: no due time of a help desk lies outside, and no mistake costs an age. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;
/** How far, in years, an open interval is followed to find where it begins or ends. */
const FOLLOWED_YEARS = 2;

/**
 * Working time over the windows of a schedule (docs/product.md §2). Each year is laid out when first needed;
 * after that every question is a binary search, exact to the millisecond.
 *
 * Every method throws RangeError for an invalid date or one outside the years 1970–2199.
 */
export class Schedule {
  readonly #source: ScheduleSource;
  readonly #years = new Map<number, YearOfWindows>();

  constructor(source: ScheduleSource) {
    this.#source = source;
  }

  get timeZone(): string {
    return this.#source.timeZone;
  }

  isOpen(instant: Date): boolean {
    const at = instant.getTime();
    const year = this.#yearAt(at);
    return at < (year.ends[lastAtMost(year.starts, at)] ?? -Infinity);
  }

  /** The window the instant lies in, or `null` when the schedule is closed then. */
  windowAt(instant: Date): OpenWindow | null {
    const at = instant.getTime();
    const year = this.#yearAt(at);
    const index = lastAtMost(year.starts, at);
    const from = year.starts[index];
    const to = year.ends[index];
    if (from === undefined || to === undefined || at >= to) return null;
    return { from: this.#followBack(year, from), to: this.#followOn(year, to) };
  }

  /**
   * The instant itself when the schedule is open, else when it opens next.
   * @throws NeverOpens when nothing opens after the instant
   */
  nextOpening(instant: Date): Date {
    const at = instant.getTime();
    if (this.isOpen(instant)) return new Date(at);
    let year = this.#yearAt(at);
    let opening = year.starts[lastAtMost(year.starts, at) + 1];
    while (opening === undefined) {
      year = this.#yearAfter(year, instant);
      opening = year.starts[0];
    }
    return new Date(opening);
  }

  /** The instants in `[a, b)` at which the schedule opens, ascending. */
  openingsBetween(a: Date, b: Date): Date[] {
    const last = this.#yearAt(b.getTime()).year;
    const openings: number[] = [];
    for (let { year } = this.#yearAt(a.getTime()); year <= last; year++) {
      const windows = this.#year(year);
      openings.push(...(this.#goesOn(windows) ? windows.starts.slice(1) : windows.starts));
    }
    return openings.filter((at) => at >= a.getTime() && at < b.getTime()).map((at) => new Date(at));
  }

  /**
   * The first instant by which that much working time has passed: the closing instant when it ends exactly
   * there, and the instant itself for none.
   *
   * @param milliseconds whole and not negative, else RangeError
   * @throws NeverOpens when the schedule has no more openings before that much has passed
   */
  addWorkingTime(instant: Date, milliseconds: number): Date {
    if (!Number.isSafeInteger(milliseconds) || milliseconds < 0) {
      throw new RangeError(`Working time must be whole milliseconds, not ${milliseconds}`);
    }
    const at = instant.getTime();
    let year = this.#yearAt(at);
    if (milliseconds === 0) return new Date(at);
    let needed = elapsed(year, at) + milliseconds;
    let lastOpen: YearOfWindows | null = null;
    while (needed > year.total) {
      needed -= year.total;
      if (year.total > 0) lastOpen = year;
      year = this.#yearAfter(year, lastOpen === null ? instant : new Date(lastOpen.ends.at(-1) ?? at));
    }
    return new Date(instantOf(year, needed));
  }

  /** Working milliseconds in `[a, b)`; negative when `b` is before `a`. */
  workingTimeBetween(a: Date, b: Date): number {
    if (b < a) return -this.workingTimeBetween(b, a);
    let year = this.#yearAt(a.getTime());
    const last = this.#yearAt(b.getTime());
    let sum = elapsed(last, b.getTime()) - elapsed(year, a.getTime());
    for (; year.year < last.year; year = this.#year(year.year + 1)) sum += year.total;
    return sum;
  }

  /** Whether the official days of that year are known; always so for a schedule that follows the plain week. */
  coversYear(year: number): boolean {
    return this.#source.covers(year);
  }

  /** Local years touched by `[a, b]` in which the plain week stands in for unknown official days. */
  uncoveredYears(a: Date, b: Date): number[] {
    const last = this.#yearAt(b.getTime()).year;
    const years: number[] = [];
    for (let { year } = this.#yearAt(a.getTime()); year <= last; year++) {
      if (!this.coversYear(year)) years.push(year);
    }
    return years;
  }

  #yearAt(at: number): YearOfWindows {
    if (Number.isNaN(at)) throw new RangeError('Invalid date');
    const guess = this.#year(new Date(at).getUTCFullYear());
    // The local year may begin up to a day before or after the one of UTC.
    if (at < guess.from) return this.#year(guess.year - 1);
    return at < guess.until ? guess : this.#year(guess.year + 1);
  }

  #year(year: number): YearOfWindows {
    const known = this.#years.get(year);
    if (known !== undefined) return known;
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new RangeError(`Working time is counted from ${FIRST_YEAR} to ${LAST_YEAR}, not in ${year}`);
    }
    const windows = this.#source.layOut(year);
    this.#years.set(year, windows);
    return windows;
  }

  /** The next year, as long as it may still bring an opening after `since`. */
  #yearAfter({ year }: YearOfWindows, since: Date): YearOfWindows {
    const lastUseful = Math.max(since.getUTCFullYear() + 2, this.#source.lastSpecialYear + 1);
    if (year >= lastUseful) throw new NeverOpens(since);
    return this.#year(year + 1);
  }

  #followBack(year: YearOfWindows, from: number): Date | null {
    let edge = from;
    for (let before = year.year - 1; edge === this.#year(before + 1).from; before--) {
      if (before < FIRST_YEAR || before < year.year - FOLLOWED_YEARS) return null;
      const windows = this.#year(before);
      if (windows.ends.at(-1) !== edge) break;
      edge = windows.starts.at(-1) ?? edge;
    }
    return new Date(edge);
  }

  #followOn(year: YearOfWindows, to: number): Date | null {
    let edge = to;
    for (let after = year.year + 1; edge === this.#year(after - 1).until; after++) {
      if (after > LAST_YEAR || after > year.year + FOLLOWED_YEARS) return null;
      const windows = this.#year(after);
      if (windows.starts[0] !== edge) break;
      edge = windows.ends[0] ?? edge;
    }
    return new Date(edge);
  }

  /** Whether the year begins inside a window that opened before it. */
  #goesOn({ year, from, starts }: YearOfWindows): boolean {
    return starts[0] === from && year > FIRST_YEAR && this.#year(year - 1).ends.at(-1) === from;
  }
}

/** Working milliseconds of the year before an instant in it. */
function elapsed(year: YearOfWindows, at: number): number {
  const index = lastAtMost(year.starts, at);
  const start = year.starts[index];
  const end = year.ends[index];
  if (start === undefined || end === undefined) return 0;
  return (year.before[index] ?? 0) + Math.min(at, end) - start;
}

/** The instant by which `worked` milliseconds of the year have passed; `0 < worked <= year.total`. */
function instantOf(year: YearOfWindows, worked: number): number {
  const index = lastAtMost(year.before, worked - 1);
  return (year.starts[index] ?? year.from) + worked - (year.before[index] ?? 0);
}
