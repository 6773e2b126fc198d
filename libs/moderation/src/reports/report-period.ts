import { z } from 'zod';
import type { Viewer } from '#kernel';
import { type InvalidInput, parseInput } from '#platform';
import { sayReports } from './reports.messages.js';

/** What a report is about: from one instant, inclusive, to another, exclusive; of one category or of all. */
export interface ReportPeriod {
  readonly from: Date;
  readonly to: Date;
  readonly categoryId: string | null;
}

/** A leap year, and a day for clocks that are put back. */
const LONGEST_MS = 367 * 24 * 3_600_000;
const instant = z
  .date('INVALID')
  .min(new Date('2000-01-01T00:00:00Z'), 'PERIOD_OUT_OF_RANGE')
  .max(new Date('2199-12-31T00:00:00Z'), 'PERIOD_OUT_OF_RANGE');

const input = z
  .object({ from: instant, to: instant, categoryId: z.uuid().nullable() })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'PERIOD_BACKWARDS' })
  .refine(({ from, to }) => to.getTime() - from.getTime() <= LONGEST_MS, {
    path: ['to'],
    message: 'PERIOD_TOO_LONG',
  });

/** Reports are of a year at most, so that what they read is bounded. */
export const reportPeriod = (asked: ReportPeriod, viewer: Viewer): ReportPeriod | InvalidInput =>
  parseInput(input, asked, viewer, sayReports);
