import type { Schedule } from '#calendar';

/** What is known of a queue, for a forecast; times are working milliseconds. */
export interface QueuePace {
  /** Place in the queue: 1 for what is next. */
  readonly position: number;
  /** How many left the queue in the last two weeks, and the working time in which something stood in it. */
  readonly departures: number;
  readonly workedMs: number;
  /** The term promised: all there is to go by while nothing has left the queue yet. */
  readonly termMs: number;
}

/** By when it is done in one case of two, and in nine cases of ten. */
export interface Forecast {
  readonly likelyAt: Date;
  readonly latestAt: Date;
}

/** Quantiles of the standard normal distribution. */
const P50 = 0;
const P90 = 1.281_551_565_545;
const MINUTE = 60_000;
/** Working time beyond which nothing is foretold: more than half a year of the desk. */
const LONGEST_MS = 2_000 * 60 * MINUTE;

/**
 * When what stands in a queue will be done, at the queue's present length and its pace of the last two weeks:
 * the pace while there was something to do, so that a quiet desk is not taken for a slow one.
 *
 * Departures are taken as a Poisson process, so the wait for the n-th of them has a gamma distribution of shape n,
 * whose quantiles are those of Wilson and Hilferty (1931), within 1.5 % for every n. Told to the whole minute, later.
 *
 * @throws NeverOpens when the schedule has too little time left
 */
export function forecast(schedule: Schedule, now: Date, pace: QueuePace): Forecast {
  const known = pace.departures > 0 && pace.workedMs > 0;
  const shape = known ? pace.position : 1;
  const interval = known ? pace.workedMs / pace.departures : pace.termMs;
  const after = (z: number): Date => {
    const wait = interval * gammaQuantile(shape, z);
    const at = schedule.addWorkingTime(now, Math.min(LONGEST_MS, Math.max(MINUTE, Math.ceil(wait))));
    return new Date(Math.ceil(at.getTime() / MINUTE) * MINUTE);
  };
  return { likelyAt: after(P50), latestAt: after(P90) };
}

function gammaQuantile(shape: number, z: number): number {
  return shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
}
