import type { Schedule } from '#calendar';
import type { DemoThread } from '../demo/index.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** When a moderator looks at a question, in working time after it. */
const DECISION_MS = 20 * MINUTE_MS;
/** Between the last word of a story and its end. */
const END_MS = 10 * MINUTE_MS;
/** Between questions of today, so that each waits for another time. */
const APART_MS = 7 * MINUTE_MS;

/** When each thing of a demo thread happens: in the past, and decisions and answers inside the window. */
export interface Timeline {
  readonly asked: Date;
  readonly decided: Date;
  posted(hoursAfter: number): Date;
  readonly ended: Date;
}

/** @param place of the thread among those of its day. */
export function timelineOf(thread: DemoThread, now: Date, schedule: Schedule, place: number): Timeline {
  const last = workingMs(Math.max(0, ...thread.posts.map(({ hoursAfter }) => hoursAfter)));
  const length = thread.state === 'PENDING' ? 0 : Math.max(last, DECISION_MS) + END_MS;
  let asked = new Date(now.getTime() - thread.daysAgo * DAY_MS - (place + 1) * APART_MS);
  // Holidays can make a story longer than the days since its beginning: then it began earlier.
  const ends = (beginning: Date) => (length === 0 ? beginning : schedule.addWorkingTime(beginning, length));
  while (ends(asked) > now) asked = new Date(asked.getTime() - DAY_MS);
  const after = (workingTime: number) => inside(schedule, schedule.addWorkingTime(asked, workingTime));
  const start = asked;
  return {
    asked: start,
    decided: after(DECISION_MS),
    posted: (hours) => after(Math.max(workingMs(hours), DECISION_MS + MINUTE_MS)),
    ended: after(length),
  };
}

const workingMs = (hours: number): number => Math.round(hours * HOUR_MS);

/** The end of a window is no longer in it. */
const inside = (schedule: Schedule, instant: Date): Date =>
  schedule.isOpen(instant) ? instant : new Date(instant.getTime() - 1000);
