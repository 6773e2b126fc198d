import { describe, expect, it } from '@jest/globals';
import { compileSchedule, openState, promise, russianCalendar } from './index.js';

const hours: [string, string][] = [['08:00', '20:00']];
const desk = compileSchedule(
  {
    timeZone: 'Europe/Moscow',
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    calendar: 'RU',
  },
  russianCalendar,
);
const moscow = (local: string): Date => new Date(`${local}+03:00`);

describe('the promise', () => {
  it.each([
    ['2026-11-20T12:00:00', '2026-11-20T13:00:00', '2026-11-20T14:00:00'],
    ['2026-11-20T18:30:00', '2026-11-20T19:30:00', '2026-11-23T08:30:00'],
    ['2026-11-20T19:59:59', '2026-11-23T08:59:59', '2026-11-23T09:59:59'],
    ['2026-11-20T20:00:00', '2026-11-23T09:00:00', '2026-11-23T10:00:00'],
    ['2026-01-04T15:00:00', '2026-01-12T09:00:00', '2026-01-12T10:00:00'],
    ['2027-02-20T07:00:00', '2027-02-20T09:00:00', '2027-02-20T10:00:00'],
  ])('for %s is %s and %s', (submitted, decision, answer) => {
    expect(promise(desk, moscow(submitted), { decisionMinutes: 60, answerMinutes: 120 })).toEqual({
      decisionDueAt: moscow(decision),
      answerDueAt: moscow(answer),
    });
  });

  it('follows the terms of the category', () => {
    expect(
      promise(desk, moscow('2026-11-20T12:00:00'), { decisionMinutes: 15, answerMinutes: 24 * 60 }),
    ).toEqual({
      decisionDueAt: moscow('2026-11-20T12:15:00'),
      answerDueAt: moscow('2026-11-24T12:00:00'),
    });
  });
});

describe('the open state', () => {
  it('says until when', () => {
    expect(openState(desk, moscow('2026-11-20T19:59:59.999'))).toEqual({
      open: true,
      closesAt: moscow('2026-11-20T20:00:00'),
    });
  });

  it('says from when', () => {
    expect(openState(desk, moscow('2026-11-20T20:00:00'))).toEqual({
      open: false,
      opensAt: moscow('2026-11-23T08:00:00'),
    });
  });
});
