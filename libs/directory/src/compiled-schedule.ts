import { LRUCache } from 'lru-cache';
import {
  NeverOpens,
  type ProductionCalendar,
  type Schedule,
  type ScheduleDefinition,
  compileSchedule,
  openState,
  russianCalendar,
} from '#calendar';

/** The production calendars that ship with the product, by the id by which schedules name them. */
const CALENDARS = new Map<string, ProductionCalendar>([[russianCalendar.id, russianCalendar]]);

/** More different hours than a directory has; each compiled schedule keeps a few years of windows. */
const KEPT = 500;
const compiled = new LRUCache<string, Schedule>({ max: KEPT });

/**
 * A schedule ready to count with; channels of equal hours share one.
 *
 * @throws ZodError, CalendarMismatch, NeverOpens as `compileSchedule` does
 */
export function compiledSchedule(definition: ScheduleDefinition): Schedule {
  const key = JSON.stringify(definition);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const calendar = definition.calendar === null ? null : (CALENDARS.get(definition.calendar) ?? null);
  const schedule = compileSchedule(definition, calendar);
  compiled.set(key, schedule);
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
export function hoursAt(schedule: Schedule, instant: Date): Hours {
  try {
    const state = openState(schedule, instant);
    return state.open
      ? { open: true, opensAt: null, closesAt: state.closesAt, at: instant }
      : { open: false, opensAt: state.opensAt, closesAt: null, at: instant };
  } catch (error) {
    if (error instanceof NeverOpens) return { open: false, opensAt: null, closesAt: null, at: instant };
    throw error;
  }
}
