import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Act, Journal } from '../simulation/src/reference/journal.js';
import { expected } from '../simulation/src/reference/promises.js';
import { addWorkingTime, isOpen, workingTimeBetween } from '../simulation/src/reference/working-hours.js';

const PROGRAM = fileURLToPath(new URL('../dist/simulation/src/main.js', import.meta.url));
const HOUR = 3_600_000;
const moscow = (local: string): number => Date.parse(`${local}+03:00`);
const asked = (local: string): Act => ({ what: 'ASKED', question: 'q', at: moscow(local) });

interface Report {
  readonly questions: number;
  readonly waiting: number;
  readonly decided: number;
  readonly apologies: number;
  readonly openings: number;
  readonly workerKills: number;
  readonly differences: readonly string[];
}

const simulate = (...words: string[]): Promise<Report> =>
  new Promise((done, fail) => {
    execFile(process.execPath, [PROGRAM, '--json', ...words], (error, out, said) => {
      if (out) done(JSON.parse(out) as Report);
      else fail(new Error(said, { cause: error }));
    });
  });

describe('the reference model', () => {
  it('knows the working time of docs/product.md', () => {
    expect(addWorkingTime(moscow('2026-01-16T20:00:00'), HOUR)).toBe(moscow('2026-01-19T09:00:00'));
    expect(addWorkingTime(moscow('2025-12-30T19:30:00'), HOUR)).toBe(moscow('2026-01-12T08:30:00'));
    expect(addWorkingTime(moscow('2026-01-16T19:00:00'), HOUR)).toBe(moscow('2026-01-16T20:00:00'));
    expect(workingTimeBetween(moscow('2026-04-30T19:00:00'), moscow('2026-05-04T09:00:00'))).toBe(2 * HOUR);
    expect([isOpen(moscow('2026-05-11T12:00:00')), isOpen(moscow('2026-05-12T08:00:00'))]).toEqual([
      false,
      true,
    ]);
  });

  it('expects one warning and one apology of a deadline, and neither at night', () => {
    const looks = ['16T19:44:59', '16T19:45:00', '16T20:00:00', '18T12:00:00', '19T08:00:00', '19T08:05:00'];
    const journal: Journal = [
      asked('2026-01-16T19:00:00'),
      ...looks.map((local) => ({ what: 'LOOKED' as const, at: moscow(`2026-01-${local}`) })),
    ];
    const decision = expected(journal).tellings.filter(({ promise }) => promise === 'DECISION');
    expect(decision.map(({ what, at }) => [what, at])).toEqual([
      ['WARNING', moscow('2026-01-16T19:45:00')],
      ['OVERDUE', moscow('2026-01-19T08:00:00')],
    ]);
  });
});

it('two days around a holiday go as the reference model says', async () => {
  const report = await simulate('--questions', '40', '--days', '2', '--from', '2026-04-30', '--seed', '3');
  expect(report.differences).toEqual([]);
  expect(report).toMatchObject({ questions: 40, openings: 1 });
  expect(report.decided).toBeGreaterThan(10);
  expect(report.workerKills).toBeGreaterThan(0);
}, 240_000);
