import { type ScheduleDefinition, compileSchedule, russianCalendar } from '#calendar';
import { between, seeded } from './random.js';

export interface WorkingTimeRound {
  readonly callsPerSecond: number;
}

const HOURS: [string, string][] = [['08:00', '20:00']];
const DAY = 24 * 3_600_000;
const FIRST = Date.UTC(2026, 0, 1);
const DAYS = 365;

/** The moderation schedule with an exception on every day of a year: none is like another. */
const EVERY_DAY: ScheduleDefinition = {
  timeZone: 'Europe/Moscow',
  weekly: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS },
  calendar: 'RU',
  exceptions: Array.from({ length: DAYS }, (_, day) => ({
    date: new Date(FIRST + day * DAY).toISOString().slice(0, 10),
    intervals: [
      [`08:${String(day % 60).padStart(2, '0')}`, '12:00'],
      ['13:00', `19:${String((day * 7) % 60).padStart(2, '0')}`],
    ],
    reason: 'Bench',
  })),
};

/** `addWorkingTime` at instants of the year in no order, for up to 24 working hours, in this process. */
export function measureWorkingTime(seconds: number, seed: number): WorkingTimeRound {
  const schedule = compileSchedule(EVERY_DAY, russianCalendar);
  const random = seeded(seed);
  const questions = Array.from({ length: 10_000 }, () => ({
    at: new Date(between(random, FIRST, FIRST + DAYS * DAY)),
    ms: between(random, 0, DAY),
  }));
  const ask = () => questions.reduce((sum, { at, ms }) => sum + schedule.addWorkingTime(at, ms).getTime(), 0);
  const expected = ask();

  let calls = 0;
  const start = performance.now();
  let elapsed = 0;
  while (elapsed < seconds * 1000) {
    if (ask() !== expected) throw new Error('The same questions on working time had other answers');
    calls += questions.length;
    elapsed = performance.now() - start;
  }
  return { callsPerSecond: (calls / elapsed) * 1000 };
}
