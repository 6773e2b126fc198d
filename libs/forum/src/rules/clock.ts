import { type Schedule, endOfWorkingDay } from '#calendar';
import { type ModerationStatus, isLetIn } from './moderation-status.js';
import type { ResolutionStatus } from './resolution-status.js';

/** The two clocks of a thread: until a moderator decides, until a specialist answers (docs/product.md §3). */
export const CLOCK_KINDS = ['DECISION', 'ANSWER'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** How long a clock may run. */
export type Term = { readonly minutes: number } | { readonly workingDays: number };

/** Part of the working time after which the desk is warned (docs/product.md §3: at 75 %). */
const LEFT_AT_WARNING = 0.25;

/** A clock counts down working time; every amount is in milliseconds of it. It runs, or is paused, or is stopped. */
export interface ClockState {
  /** The whole time promised. */
  readonly termMs: number;
  /** The same in working days, as long as the clock was never interrupted; then what is left is counted in time. */
  readonly termDays: number | null;
  /** When it was started, or set going again. */
  readonly countedFrom: Date;
  /** What was left at `countedFrom`, or when it was paused or stopped; negative: it was that late. */
  readonly leftMs: number;
  readonly dueAt: Date;
  readonly warnAt: Date;
  readonly pausedAt: Date | null;
  readonly stoppedAt: Date | null;
  /** When the desk was warned of this deadline, and when supervisors and the asker were told that it had passed. */
  readonly warnedAt: Date | null;
  readonly overdueAt: Date | null;
  /** The forecast given with the apology: by when it is done in one case of two, and in nine of ten. */
  readonly likelyAt: Date | null;
  readonly latestAt: Date | null;
}

/** What a clock does in a state of its thread. */
export type Course = 'RUNS' | 'PAUSES' | 'STOPS';

/**
 * Clocks pause while it is the asker's turn or another desk's, and stop when what they promise has come, or
 * cannot come any more. A thread that was hidden waits: it may be shown again.
 */
export function courseOf(
  kind: ClockKind,
  moderation: ModerationStatus,
  resolution: ResolutionStatus,
): Course {
  if (moderation === 'REJECTED' || moderation === 'WITHDRAWN' || resolution === 'DUPLICATE') return 'STOPS';
  if (kind === 'DECISION' && (isLetIn(moderation) || moderation === 'HIDDEN')) return 'STOPS';
  if (kind === 'ANSWER' && (resolution === 'ANSWERED' || resolution === 'SOLVED')) return 'STOPS';
  const waits = resolution === 'AWAITING_ASKER' || resolution === 'REDIRECTED';
  return waits || moderation === 'RETURNED' || moderation === 'HIDDEN' ? 'PAUSES' : 'RUNS';
}

/** @throws NeverOpens when the schedule has too little time left */
export function startClock(schedule: Schedule, term: Term, now: Date): ClockState {
  const termDays = 'workingDays' in term ? term.workingDays : null;
  const termMs = 'minutes' in term ? term.minutes * 60_000 : 0;
  const idle = { pausedAt: null, stoppedAt: null, warnedAt: null, overdueAt: null };
  const unset = { countedFrom: now, leftMs: 0, dueAt: now, warnAt: now, likelyAt: null, latestAt: null };
  return run(schedule, { ...idle, ...unset, termMs, termDays }, now, termMs);
}

/** The clock after its thread's state has asked this of it; the same object where nothing changes. */
export function follow(schedule: Schedule, clock: ClockState, course: Course, now: Date): ClockState {
  if (course === courseNow(clock)) return clock;
  const held = {
    ...clock,
    leftMs: leftOf(schedule, clock, now),
    termDays: null,
    pausedAt: null,
    stoppedAt: null,
  };
  if (course === 'PAUSES') return { ...held, pausedAt: now };
  // That it was paused until then is kept: it was not this desk that brought it to its end.
  if (course === 'STOPS') return { ...held, pausedAt: clock.pausedAt, stoppedAt: now };
  // What was late stays late: its deadline has passed, and does not come again.
  return held.leftMs > 0 ? run(schedule, held, now, held.leftMs) : { ...held, countedFrom: now };
}

/**
 * A running clock counted anew after the schedule has changed; the same object where nothing changes. No deadline
 * is moved into the past: nobody could keep it.
 */
export function recompute(schedule: Schedule, clock: ClockState, now: Date): ClockState {
  if (courseNow(clock) !== 'RUNS' || clock.leftMs <= 0) return clock;
  const counted = run(schedule, clock, clock.countedFrom, clock.leftMs);
  const same = +counted.dueAt === +clock.dueAt && +counted.warnAt === +clock.warnAt;
  return same || counted.dueAt <= now ? clock : counted;
}

/** Working time left; negative when it is late. */
export function leftOf(schedule: Schedule, clock: ClockState, now: Date): number {
  if (courseNow(clock) !== 'RUNS') return clock.leftMs;
  // What went on late has its deadline behind the pause, which does not count.
  return clock.leftMs > 0
    ? schedule.workingTimeBetween(now, clock.dueAt)
    : clock.leftMs - schedule.workingTimeBetween(clock.countedFrom, now);
}

export function courseNow({ pausedAt, stoppedAt }: Pick<ClockState, 'pausedAt' | 'stoppedAt'>): Course {
  if (stoppedAt) return 'STOPS';
  return pausedAt ? 'PAUSES' : 'RUNS';
}

function run(schedule: Schedule, clock: ClockState, from: Date, left: number): ClockState {
  const { termDays } = clock;
  const dueAt =
    termDays === null ? schedule.addWorkingTime(from, left) : endOfWorkingDay(schedule, from, termDays);
  const leftMs = termDays === null ? left : schedule.workingTimeBetween(from, dueAt);
  const termMs = termDays === null ? clock.termMs : leftMs;
  const untilWarning = Math.max(0, leftMs - Math.floor(termMs * LEFT_AT_WARNING));
  const counted = { ...clock, termMs, leftMs, dueAt, countedFrom: from };
  const next = { ...counted, warnAt: schedule.addWorkingTime(from, untilWarning) };
  if (+dueAt === +clock.dueAt) return next;
  return { ...next, warnedAt: null, overdueAt: null, likelyAt: null, latestAt: null };
}
