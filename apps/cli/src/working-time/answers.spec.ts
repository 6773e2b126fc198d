import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ScheduleDefinition, compileSchedule, russianCalendar } from '#calendar';
import { Answers } from './answers.js';

const HOURS: [string, string][] = [['08:00', '20:00']];
const MODERATION: ScheduleDefinition = {
  timeZone: 'Europe/Moscow',
  weekly: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS },
  calendar: 'RU',
};

let answers: Answers;
beforeEach(() => {
  answers = new Answers({
    definition: async (key) => (key === 'moderation' ? MODERATION : null),
    compile: (definition) =>
      compileSchedule(definition, definition.calendar === 'RU' ? russianCalendar : null),
  });
});

const to = (asked: object | string) =>
  answers.to({
    number: 7,
    text: typeof asked === 'string' ? asked : JSON.stringify({ schedule: 'moderation', ...asked }),
    fault: '',
    bytes: 0,
  });
const refused = async (asked: object | string) => {
  const told = (await to(asked)) as { error?: { line: number; message: string } };
  expect(told.error?.line).toBe(7);
  return told.error?.message;
};

describe('answers on working time', () => {
  it.each<[object, object]>([
    [
      { op: 'isOpen', at: '2026-05-11T08:00:00+03:00' },
      { open: false, opensAt: '2026-05-12T05:00:00.000Z' },
    ],
    [
      { op: 'isOpen', at: '2026-05-12T05:00:00Z' },
      { open: true, closesAt: '2026-05-12T17:00:00.000Z' },
    ],
    [
      { op: 'windowAt', at: '2026-05-12T12:00:00+03:00' },
      { window: { from: '2026-05-12T05:00:00.000Z', to: '2026-05-12T17:00:00.000Z' } },
    ],
    [{ op: 'windowAt', at: '2026-05-11T12:00:00+03:00' }, { window: null }],
    [{ op: 'nextOpening', at: '2025-12-31T12:00:00+03:00' }, { opensAt: '2026-01-12T05:00:00.000Z' }],
    [
      { op: 'addWorkingTime', at: '2026-11-20T19:59:59+03:00', duration: 'PT1H' },
      { at: '2026-11-23T05:59:59.000Z' },
    ],
    [
      { op: 'addWorkingTime', at: '2026-11-20T08:00:00+03:00', duration: 'P1DT1M0.5S', ms: 500 },
      { at: '2026-11-24T05:01:01.000Z' },
    ],
    [
      { op: 'workingTimeBetween', from: '2026-11-20T19:30:00+03:00', to: '2026-11-23T09:00:00.250+03:00' },
      { ms: 5_400_250, duration: 'PT1H30M0.25S' },
    ],
    [
      { op: 'workingTimeBetween', from: '2026-11-23T09:00:00+03:00', to: '2026-11-20T19:30:00+03:00' },
      { ms: -5_400_000, duration: '-PT1H30M' },
    ],
    [
      { op: 'openingsBetween', from: '2026-05-08T08:00:00+03:00', to: '2026-05-13T08:00:00+03:00' },
      { openings: ['2026-05-08T05:00:00.000Z', '2026-05-12T05:00:00.000Z'] },
    ],
  ])('%j', async (asked, told) => {
    expect(await to(asked)).toEqual(told);
    expect(answers.broken).toBe(0);
  });

  it('take a schedule and exceptions of the asker, in place of those of the same date', async () => {
    const closed = { date: '2026-11-23', intervals: [], reason: 'Переезд' };
    const open = { ...closed, intervals: [['10:00', '12:00']] };
    const at = '2026-11-20T20:00:00+03:00';
    expect(await to({ op: 'nextOpening', at, exceptions: [closed] })).toEqual({
      opensAt: '2026-11-24T05:00:00.000Z',
    });
    const schedule = { ...MODERATION, exceptions: [closed] };
    expect(await to({ op: 'nextOpening', at, schedule, exceptions: [open] })).toEqual({
      opensAt: '2026-11-23T07:00:00.000Z',
    });
  });

  it('warn of a year without a production calendar, wherever it is passed', async () => {
    const warnings = [expect.stringContaining('2028')];
    expect(await to({ op: 'isOpen', at: '2028-01-03T12:00:00+03:00' })).toMatchObject({
      open: true,
      warnings,
    });
    const over = { op: 'addWorkingTime', at: '2027-12-30T19:00:00+03:00', duration: 'PT2H' };
    expect(await to(over)).toMatchObject({ warnings });
    expect(await to({ ...over, schedule: { ...MODERATION, calendar: null } })).not.toHaveProperty('warnings');
  });

  it.each<[object | string, string | RegExp]>([
    ['{"op":', 'this is not JSON'],
    ['null', /^Invalid input/],
    [{ op: 'close' }, /^op: /],
    [{ op: 'isOpen', at: '2026-05-11T08:00:00' }, /^at: must be ISO 8601 with an offset/],
    [{ op: 'isOpen', at: '2026-02-30T08:00:00Z' }, /^at: /],
    [{ op: 'addWorkingTime', at: '2026-05-11T08:00:00Z' }, 'duration or ms is needed'],
    [{ op: 'addWorkingTime', at: '2026-05-11T08:00:00Z', duration: 'P1M' }, /^duration: must be ISO 8601/],
    [{ op: 'addWorkingTime', at: '2026-05-11T08:00:00Z', ms: -1 }, 'ms: must not be negative'],
    [{ op: 'nextOpening', at: '1812-09-07T06:00:00Z' }, /counted from 1970 to 2199/],
    [{ op: 'isOpen', at: '2026-05-11T08:00:00Z', schedule: 'desk' }, 'there is no schedule desk'],
    [
      { op: 'isOpen', at: '2026-05-11T08:00:00Z', schedule: { ...MODERATION, timeZone: 'Mars/Olympus' } },
      'schedule.timeZone: must be a time zone of the IANA database',
    ],
    [
      { op: 'isOpen', at: '2026-05-11T08:00:00Z', schedule: { ...MODERATION, weekly: {} } },
      'The schedule never opens',
    ],
    [
      { op: 'isOpen', at: '2026-05-11T08:00:00Z', schedule: { ...MODERATION, calendar: 'XX' } },
      /calendar XX/,
    ],
    [{ op: 'isOpen', at: '2026-05-11T08:00:00Z', exceptions: [{ date: 'x' }] }, /^exceptions\.0/],
  ])('refuse %j', async (asked, why) => {
    expect(await refused(asked)).toMatch(why);
    expect(answers.broken).toBe(1);
  });
});
