import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type ScheduleDefinition, compileSchedule, russianCalendar } from '#calendar';
import {
  type ClockState,
  type Course,
  courseNow,
  courseOf,
  follow,
  leftOf,
  recompute,
  startClock,
} from './clock.js';
import { MODERATION_STATUSES } from './moderation-status.js';
import { RESOLUTION_STATUSES } from './resolution-status.js';

const hours: [string, string][] = [['08:00', '20:00']];
const definition: ScheduleDefinition = {
  timeZone: 'Europe/Moscow',
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  calendar: 'RU',
};
const desk = compileSchedule(definition, russianCalendar);
const withFridayClosed = compileSchedule(
  { ...definition, exceptions: [{ date: '2026-11-20', intervals: [], reason: 'Учения' }] },
  russianCalendar,
);
const moscow = (local: string): Date => new Date(`${local}+03:00`);
const HOUR = 3_600_000;
const twoHours = { minutes: 120 };

describe('a clock', () => {
  it('warns at three quarters of the working time', () => {
    const clock = startClock(desk, twoHours, moscow('2026-11-20T19:00:00'));
    expect(clock.dueAt).toEqual(moscow('2026-11-23T09:00:00'));
    expect(clock.warnAt).toEqual(moscow('2026-11-23T08:30:00'));
  });

  it('promised in working days warns at three quarters of their working time', () => {
    const clock = startClock(desk, { workingDays: 5 }, moscow('2026-11-13T20:00:00'));
    expect(clock.dueAt).toEqual(moscow('2026-11-20T20:00:00'));
    expect(clock).toMatchObject({
      termMs: 60 * HOUR,
      leftMs: 60 * HOUR,
      warnAt: moscow('2026-11-19T17:00:00'),
    });
  });

  it('goes on over a weekend with what was left, and is warned of again', () => {
    const started = startClock(desk, twoHours, moscow('2026-11-20T18:00:00'));
    const warned = { ...started, warnedAt: moscow('2026-11-20T19:30:00') };
    const paused = follow(desk, warned, 'PAUSES', moscow('2026-11-20T19:40:00'));
    expect(paused).toMatchObject({ leftMs: HOUR / 3, pausedAt: moscow('2026-11-20T19:40:00') });
    const resumed = follow(desk, paused, 'RUNS', moscow('2026-11-22T12:00:00'));
    expect(resumed).toMatchObject({ dueAt: moscow('2026-11-23T08:20:00'), pausedAt: null, warnedAt: null });
  });

  it('that was late stays late, and its deadline does not come again', () => {
    const started = startClock(desk, twoHours, moscow('2026-11-17T10:00:00'));
    const told = { ...started, overdueAt: moscow('2026-11-17T12:00:00') };
    const paused = follow(desk, told, 'PAUSES', moscow('2026-11-17T13:00:00'));
    expect(paused.leftMs).toBe(-HOUR);
    const resumed = follow(desk, paused, 'RUNS', moscow('2026-11-18T13:00:00'));
    expect(resumed).toMatchObject({ dueAt: started.dueAt, overdueAt: told.overdueAt, pausedAt: null });
    expect(recompute(withFridayClosed, resumed, moscow('2026-11-18T13:00:00'))).toBe(resumed);
    // An hour before the pause and one after it; the night between is the asker's.
    expect(follow(desk, resumed, 'STOPS', moscow('2026-11-18T14:00:00')).leftMs).toBe(-2 * HOUR);
  });

  it('says how early or late it was when it stopped', () => {
    const clock = startClock(desk, twoHours, moscow('2026-11-17T10:00:00'));
    expect(follow(desk, clock, 'STOPS', moscow('2026-11-17T11:30:00')).leftMs).toBe(HOUR / 2);
    expect(follow(desk, clock, 'STOPS', moscow('2026-11-18T09:00:00')).leftMs).toBe(-9 * HOUR);
  });

  it('is counted anew when the schedule changes, its marks cleared', () => {
    const now = moscow('2026-11-19T19:50:00');
    const started = startClock(desk, twoHours, moscow('2026-11-19T19:00:00'));
    const moved = recompute(withFridayClosed, { ...started, warnedAt: now }, now);
    expect(moved).toMatchObject({ dueAt: moscow('2026-11-23T09:00:00'), warnedAt: null });
    expect(recompute(withFridayClosed, moved, now)).toBe(moved);
    expect(recompute(desk, moved, now).dueAt).toEqual(started.dueAt);
  });

  it('promised in working days keeps their number when the schedule changes', () => {
    const started = startClock(desk, { workingDays: 5 }, moscow('2026-11-13T12:00:00'));
    const moved = recompute(withFridayClosed, started, moscow('2026-11-16T12:00:00'));
    expect(moved.dueAt).toEqual(moscow('2026-11-23T20:00:00'));
  });

  it('is never moved into the past', () => {
    const started = startClock(withFridayClosed, twoHours, moscow('2026-11-20T10:00:00'));
    expect(started.dueAt).toEqual(moscow('2026-11-23T10:00:00'));
    expect(recompute(desk, started, moscow('2026-11-20T15:00:00'))).toBe(started);
  });
});

const COURSES = fc.constantFrom<Course>('RUNS', 'PAUSES', 'STOPS');
/** Courses with the time of the wall clock between them. */
const steps = fc.array(fc.tuple(COURSES, fc.integer({ min: 0, max: 3 * 24 * HOUR })), { maxLength: 12 });
const starts = fc.date({
  min: moscow('2026-01-01T00:00:00'),
  max: moscow('2027-06-01T00:00:00'),
  noInvalidDate: true,
});
const terms = fc.oneof(
  fc.integer({ min: 1, max: 6_000 }).map((minutes) => ({ minutes })),
  fc.integer({ min: 1, max: 12 }).map((workingDays) => ({ workingDays })),
);

describe('whatever happens to a clock', () => {
  it('it has run for as much working time as it has lost', () => {
    fc.assert(
      fc.property(starts, terms, steps, (from, term, walk) => {
        let clock: ClockState = startClock(desk, term, from);
        let [now, ran] = [from, 0];
        for (const [course, ms] of walk) {
          const next = new Date(now.getTime() + ms);
          // What was late goes on with its old deadline, so only time before it is counted.
          if (courseNow(clock) === 'RUNS' && next <= clock.dueAt) ran += desk.workingTimeBetween(now, next);
          else if (courseNow(clock) === 'RUNS') return;
          now = next;
          clock = follow(desk, clock, course, now);
          expect(courseNow(clock)).toBe(course);
          expect(leftOf(desk, clock, now)).toBe(clock.termMs - ran);
          expect(clock.warnAt <= clock.dueAt).toBe(true);
        }
      }),
    );
  });

  it('asking the same of it again changes nothing', () => {
    fc.assert(
      fc.property(starts, terms, COURSES, fc.nat(9 * 24 * HOUR), (from, term, course, ms) => {
        const once = follow(desk, startClock(desk, term, from), course, new Date(from.getTime() + ms));
        expect(follow(desk, once, course, new Date(from.getTime() + 2 * ms))).toBe(once);
        expect(recompute(desk, once, new Date(from.getTime() + ms))).toBe(once);
      }),
    );
  });

  it('a pause outside working time moves nothing', () => {
    fc.assert(
      fc.property(starts, terms, fc.nat(2 * 24 * HOUR), (from, term, ms) => {
        const clock = startClock(desk, term, from);
        const closed = new Date(from.getTime() + ms);
        fc.pre(!desk.isOpen(closed) && closed < clock.dueAt);
        const opening = desk.nextOpening(closed);
        const again = follow(desk, follow(desk, clock, 'PAUSES', closed), 'RUNS', opening);
        expect(again).toMatchObject({
          dueAt: clock.dueAt,
          warnAt: clock.warnAt > opening ? clock.warnAt : opening,
        });
      }),
    );
  });
});

describe('what a clock does in each state of its thread', () => {
  it.each([
    ['PENDING', 'OPEN', 'RUNS', 'RUNS'],
    ['PENDING', 'AWAITING_ASKER', 'PAUSES', 'PAUSES'],
    ['PUBLISHED', 'OPEN', 'STOPS', 'RUNS'],
    ['PUBLISHED', 'AWAITING_ASKER', 'STOPS', 'PAUSES'],
    ['PUBLISHED', 'REDIRECTED', 'STOPS', 'PAUSES'],
    ['PUBLISHED', 'ANSWERED', 'STOPS', 'STOPS'],
    ['PUBLISHED', 'SOLVED', 'STOPS', 'STOPS'],
    ['RETURNED', 'OPEN', 'PAUSES', 'PAUSES'],
    ['HIDDEN', 'OPEN', 'STOPS', 'PAUSES'],
    ['REJECTED', 'OPEN', 'STOPS', 'STOPS'],
  ] as const)('%s and %s', (moderation, resolution, decision, answer) => {
    expect(courseOf('DECISION', moderation, resolution)).toBe(decision);
    expect(courseOf('ANSWER', moderation, resolution)).toBe(answer);
  });

  it('nothing runs in a thread that has come to its end', () => {
    for (const resolution of RESOLUTION_STATUSES) {
      for (const moderation of ['REJECTED', 'WITHDRAWN'] as const) {
        expect(courseOf('ANSWER', moderation, resolution)).toBe('STOPS');
        expect(courseOf('DECISION', moderation, resolution)).toBe('STOPS');
      }
    }
    for (const moderation of MODERATION_STATUSES) {
      expect(courseOf('ANSWER', moderation, 'DUPLICATE')).toBe('STOPS');
    }
  });
});
