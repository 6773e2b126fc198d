import { expect, it } from '@jest/globals';
import { undoRight } from './undoing.js';

const decision = { actorId: 'olga', decidedAt: new Date('2026-11-17T08:00:00Z') };
const [olga, pavel] = [
  { accountId: 'olga', supervises: false },
  { accountId: 'pavel', supervises: false },
];
const supervisor = { accountId: 'anna', supervises: true };

it.each([
  [olga, '08:04:59.999', 'AUTHOR'],
  [olga, '08:05:00.000', 'TOO_LATE'],
  [pavel, '08:00:01.000', 'NOBODY'],
  [supervisor, '08:00:01.000', 'SUPERVISOR'],
  [supervisor, '23:00:00.000', 'SUPERVISOR'],
])('%j at %s: %s', (person, time, right) => {
  expect(undoRight(decision, person, new Date(`2026-11-17T${time}Z`))).toBe(right);
});
