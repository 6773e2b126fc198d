import type { Schedule } from '#calendar';

/** Like anything that comes to the desk: one working hour after it came. */
const RECHECK_TERM_MS = 60 * 60_000;

/** When the re-check of an official answer is due that comes to the desk at this moment. */
export const recheckDue = (schedule: Schedule, now: Date): Date =>
  schedule.addWorkingTime(now, RECHECK_TERM_MS);
