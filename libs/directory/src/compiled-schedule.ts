import { LRUCache } from 'lru-cache';
import {
  NeverOpens,
  type ProductionCalendar,
  type Schedule,
  type ScheduleDefinition,
  compileSchedule,
  openState,
} from '#calendar';

/** More different hours than a directory has; each compiled schedule keeps a few years of windows. */
const KEPT = 500;
/** By the calendar that is followed: one that has changed is another object. */
const compiled = new WeakMap<object, LRUCache<string, Schedule>>();
const NO_CALENDAR = {};

/**
 * A schedule ready to count with; channels of equal hours share one.
 *
 * @param calendar the production calendar that the definition names, where it names one
 * @throws ZodError, CalendarMismatch, NeverOpens as `compileSchedule` does
 */
export function compiledSchedule(
  definition: ScheduleDefinition,
  calendar: ProductionCalendar | null,
): Schedule {
  const kept = compiled.get(calendar ?? NO_CALENDAR) ?? new LRUCache<string, Schedule>({ max: KEPT });
  compiled.set(calendar ?? NO_CALENDAR, kept);
  const key = JSON.stringify(definition);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const schedule = compileSchedule(definition, calendar);
  kept.set(key, schedule);
  return schedule;
}

/** Whether it is open, and when that changes; an unknown edge (round the clock, never again) is `null`. */
export interface Hours {
  readonly open: boolean;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** The instant it is told of. */
  readonly at: Date;
}

/** The state of a schedule for showing; unlike `openState` it does not throw when nothing opens any more. */
export function hoursAt(schedule: Schedule, at: Date): Hours {
  try {
    const state = openState(schedule, at);
    return state.open
      ? { open: true, opensAt: null, closesAt: state.closesAt, at }
      : { open: false, opensAt: state.opensAt, closesAt: null, at };
  } catch (error) {
    if (error instanceof NeverOpens) return { open: false, opensAt: null, closesAt: null, at };
    throw error;
  }
}
