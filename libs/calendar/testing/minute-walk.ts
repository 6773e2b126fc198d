import {
  type Interval,
  type ScheduleDefinition,
  type ScheduleHours,
  type Weekday,
  russianCalendar,
} from '../src/index.js';

/**
 * The same questions answered the slow way: a walk over every minute that reads the local clock from Intl.
 * Shares nothing with the library but the definition and the official days.
 */
export class MinuteWalk {
  readonly #days = new Map<number, boolean[]>();
  readonly #offset: (minute: number) => number;

  constructor(readonly definition: ScheduleDefinition) {
    this.#offset = offsetsOf(definition.timeZone);
  }

  /** Open or not for each minute from `first` (a whole epoch minute). */
  *minutes(first: number): Generator<[minute: number, open: boolean]> {
    // A clock that is turned back stands still until it has caught up with itself.
    let reached = -Infinity;
    for (let minute = first - 3 * 60; ; minute++) {
      reached = Math.max(reached, minute + this.#offset(minute));
      if (minute >= first) yield [minute, this.#openAt(reached)];
    }
  }

  isOpen(at: number): boolean {
    for (const [, open] of this.minutes(Math.floor(at / 60_000))) return open;
    throw new Error('unreachable');
  }

  nextOpening(at: number): number {
    for (const [minute, open] of this.minutes(Math.floor(at / 60_000)))
      if (open) return Math.max(at, minute * 60_000);
    throw new Error('unreachable');
  }

  /** The end of the window around an open instant. */
  closing(at: number): number {
    for (const [minute, open] of this.minutes(Math.floor(at / 60_000))) if (!open) return minute * 60_000;
    throw new Error('unreachable');
  }

  add(at: number, duration: number): number {
    let left = duration;
    for (const [minute, open] of this.minutes(Math.floor(at / 60_000))) {
      if (!open) continue;
      const start = Math.max(at, minute * 60_000);
      const available = (minute + 1) * 60_000 - start;
      if (left <= available) return start + left;
      left -= available;
    }
    throw new Error('unreachable');
  }

  between(a: number, b: number): number {
    let sum = 0;
    for (const [minute, open] of this.minutes(Math.floor(a / 60_000))) {
      if (minute * 60_000 >= b) return sum;
      if (open) sum += Math.min(b, (minute + 1) * 60_000) - Math.max(a, minute * 60_000);
    }
    return sum;
  }

  #openAt(localMinute: number): boolean {
    const date = Math.floor(localMinute / 1440);
    const minute = localMinute - date * 1440;
    return (this.#day(date)[minute] || this.#day(date - 1)[minute + 1440]) ?? false;
  }

  /** The minutes of a date and of the night after it, open or not. */
  #day(epochDay: number): boolean[] {
    const known = this.#days.get(epochDay);
    if (known) return known;
    const date = new Date(epochDay * 86_400_000).toISOString().slice(0, 10);
    const open = Array.from({ length: 2880 }, () => false);
    const exception = this.definition.exceptions?.find((one) => one.date === date);
    if (exception === undefined || exception.extra) {
      const hours = this.#inForce(date);
      fill(open, this.#lookUp(date, hours));
      if (this.#official(date).has('shortened')) cut(open, Number(hours.shortenPreHolidayBy ?? 0));
    }
    fill(open, exception?.intervals ?? []);
    this.#days.set(epochDay, open);
    return open;
  }

  /** The newest of the hours that have begun. */
  #inForce(date: string): ScheduleHours {
    let newest = '';
    let hours: ScheduleHours = this.definition;
    for (const change of this.definition.plannedChanges ?? []) {
      if (change.from > date || change.from < newest) continue;
      newest = change.from;
      hours = change;
    }
    return hours;
  }

  #lookUp(date: string, { weekly, onHoliday, onWorkingWeekend }: ScheduleHours): readonly Interval[] {
    const kinds = this.#official(date);
    if (kinds.has('holiday') || kinds.has('moved_day_off')) return onHoliday ?? [];
    const names: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
    const own = weekly[names[new Date(date).getUTCDay()] ?? 'sun'] ?? [];
    if (!kinds.has('working_weekend')) return own;
    const weekdays = [weekly.mon, weekly.tue, weekly.wed, weekly.thu, weekly.fri];
    return onWorkingWeekend ?? weekdays.find((day) => day?.length) ?? own;
  }

  #official(date: string): ReadonlySet<string> {
    return this.definition.calendar === null ? new Set() : russianCalendar.kindsOf(date);
  }
}

function fill(open: boolean[], intervals: readonly Interval[]): void {
  for (const [from, to] of intervals) {
    const [start, end] = [from, to].map(
      (time) => Number(time.split(':')[0]) * 60 + Number(time.split(':')[1]),
    );
    if (start === undefined || end === undefined) throw new Error('unreachable');
    open.fill(true, start, end <= start ? end + 1440 : end);
  }
}

/** Takes the last working minute off the day as often as it has to be shortened. */
function cut(open: boolean[], minutes: number): void {
  for (let i = minutes; i > 0; i--) {
    const last = open.lastIndexOf(true);
    if (last >= 0) open[last] = false;
  }
}

const knownOffsets = new Map<string, (minute: number) => number>();

/** A zone's offset from UTC in minutes at an epoch minute, as Intl tells it. */
function offsetsOf(timeZone: string): (minute: number) => number {
  const known = knownOffsets.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const offsets = new Map<number, number>();
  const offsetAt = (minute: number): number => {
    // Clocks change at full or half hours.
    const half = Math.floor(minute / 30);
    const at = offsets.get(half) ?? readOffset(clock, half * 1_800_000);
    offsets.set(half, at);
    return at;
  };
  knownOffsets.set(timeZone, offsetAt);
  return offsetAt;
}

function readOffset(clock: Intl.DateTimeFormat, at: number): number {
  const name = clock.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}
