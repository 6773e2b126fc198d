import { type Job, type Shift, workThrough } from './desk-simulation.js';

/** One open hour of the desk as it was; the hours of a period in their order. */
export interface OpenHour {
  /** Hour of the week on the schedule's clocks: 0 for Monday, midnight to one; up to 167. */
  readonly hourOfWeek: number;
  /** Working milliseconds of it: less than an hour where the window opens or closes within. */
  readonly lengthMs: number;
  /** How much came in it, and while the desk was closed before it. */
  readonly arrivals: number;
  /** Of these, what waited when it began. */
  readonly waiting: number;
}

export interface StaffingTerms {
  /** Working milliseconds in which a decision is promised. */
  readonly termMs: number;
  /** Part of the promises that is to be kept. */
  readonly share: number;
  /** How long the desk holds an item until it is decided, in milliseconds: equally likely cases. */
  readonly handlingMs: readonly number[];
  readonly seed: number;
}

/** What an hour of the week needs. */
export interface HourStaffing {
  readonly hourOfWeek: number;
  /** In an hour like this, on average. */
  readonly arrivals: number;
  readonly moderators: number;
  /** Part of the promises to those who came in it that is kept so; 1 where nobody came. */
  readonly kept: number;
}

/**
 * How many moderators each hour of the week needs so that the wanted part of promises is kept, had the period come
 * again (docs/product.md §4). First what each hour needs by itself, its work begun by an empty desk; then the whole
 * period is played with all of them, and hours that inherit too much get one more until every hour holds.
 *
 * The same input always has the same answer. Where the work itself outlasts the term so often that nobody could
 * keep that many promises, as many as can be kept are.
 */
export function staffing(hours: readonly OpenHour[], terms: StaffingTerms): HourStaffing[] {
  const played = play(hours, terms);
  const ofWeek = new Map(
    [...Map.groupBy(played, ({ hourOfWeek }) => hourOfWeek)].map(([hour, own]) => [hour, needOf(own, terms)]),
  );
  for (;;) {
    const shares = sharesKept(played, ofWeek, terms.termMs);
    const short = [...ofWeek].filter(([hour, { wanted }]) => (shares.get(hour) ?? 1) < wanted);
    for (const [, need] of short) need.moderators += 1;
    if (short.length > 0) continue;
    return [...ofWeek]
      .map(([hourOfWeek, { moderators, arrivals }]) => {
        return { hourOfWeek, arrivals, moderators, kept: shares.get(hourOfWeek) ?? 1 };
      })
      .toSorted((a, b) => a.hourOfWeek - b.hourOfWeek);
  }
}

/** An open hour with the jobs that came in it, on the axis of working time. */
interface PlayedHour extends Shift {
  readonly hourOfWeek: number;
  readonly jobs: readonly Job[];
}

/** Draws when in its hour each job came, and how long it takes. */
function play(hours: readonly OpenHour[], { handlingMs, seed }: StaffingTerms): PlayedHour[] {
  const random = randomFrom(seed);
  let from = 0;
  return hours.map(({ hourOfWeek, lengthMs, arrivals, waiting }) => {
    const began = from;
    from += lengthMs;
    const jobs = Array.from({ length: arrivals }, (_, place) => ({
      arrives: began + (place < waiting ? 0 : random() * lengthMs),
      takes: handlingMs[Math.floor(random() * handlingMs.length)] ?? 0,
    }));
    return { hourOfWeek, until: from, moderators: 0, jobs: jobs.toSorted((a, b) => a.arrives - b.arrives) };
  });
}

interface Need {
  /** In an hour like this, on average. */
  readonly arrivals: number;
  /** Part of the promises that is wanted, or all that can be kept. */
  readonly wanted: number;
  moderators: number;
}

/** What the hours of one hour of the week need, each by itself. */
function needOf(own: readonly PlayedHour[], { share, termMs }: StaffingTerms): Need {
  const jobs = own.flatMap((hour) => hour.jobs);
  const wanted =
    jobs.length === 0
      ? 0
      : Math.min(
          share,
          partOf(jobs, ({ takes }) => takes <= termMs),
        );
  const keep = (moderators: number): boolean => {
    const shift = [{ until: 0, moderators }];
    const kept = own.flatMap((hour) => {
      const ends = workThrough(hour.jobs, shift);
      return hour.jobs.map(({ arrives }, place) => (ends[place] ?? Infinity) <= arrives + termMs);
    });
    return partOf(kept, Boolean) >= wanted;
  };
  let moderators = 0;
  while (jobs.length > 0 && !keep(moderators)) moderators++;
  return { arrivals: jobs.length / own.length, wanted, moderators };
}

/** Of those who came in each hour of the week, the part that was done within the term. */
function sharesKept(
  played: readonly PlayedHour[],
  ofWeek: ReadonlyMap<number, Need>,
  termMs: number,
): Map<number, number> {
  const shifts = played.map(({ until, hourOfWeek }) => {
    return { until, moderators: ofWeek.get(hourOfWeek)?.moderators ?? 0 };
  });
  const ends = workThrough(
    played.flatMap(({ jobs }) => jobs),
    shifts,
  );
  const came = new Map<number, { all: number; kept: number }>();
  let place = 0;
  for (const { hourOfWeek, jobs } of played) {
    const count = came.get(hourOfWeek) ?? { all: 0, kept: 0 };
    came.set(hourOfWeek, count);
    for (const { arrives } of jobs) {
      count.all += 1;
      if ((ends[place++] ?? Infinity) <= arrives + termMs) count.kept += 1;
    }
  }
  return new Map([...came].map(([hour, { all, kept }]) => [hour, all === 0 ? 1 : kept / all]));
}

const partOf = <T>(all: readonly T[], which: (one: T) => boolean): number =>
  all.length === 0 ? 1 : all.filter(which).length / all.length;

/** Numbers of `[0, 1)` that look drawn, the same ones for the same seed: xorshift of 32 bits (Marsaglia 2003). */
function randomFrom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
