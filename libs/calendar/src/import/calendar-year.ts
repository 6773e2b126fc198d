import type { OfficialDay } from '../production-calendar.js';

/** A year of a production calendar, as a file tells it. */
export interface CalendarYear {
  readonly year: number;
  /** In the order of the calendar. */
  readonly days: readonly OfficialDay[];
}

/** Why a file is no calendar. Codes are for programs; whoever shows them has words for each. */
export type CalendarFileFault =
  | 'NO_DAYS'
  | 'BAD_HEADER'
  | 'BAD_COLUMNS'
  | 'BAD_DATE'
  | 'BAD_KIND'
  | 'NO_NAME'
  | 'TWO_YEARS'
  | 'TWICE'
  | 'CONTRADICTION'
  | 'BAD_JSON'
  | 'BAD_MONTH'
  | 'BAD_DAY';

export interface CalendarFileProblem {
  readonly code: CalendarFileFault;
  /** From 1; `null` where no line is to blame. */
  readonly line: number | null;
  /** What stands there, shortened. */
  readonly found: string;
}

/** A file that is no calendar of one year, with every problem found. */
export class UnreadableCalendar extends Error {
  override readonly name = 'UnreadableCalendar';

  constructor(readonly problems: readonly CalendarFileProblem[]) {
    const told = problems.map(({ code, line, found }) =>
      [line === null ? code : `line ${line}: ${code}`, found].filter(Boolean).join(' '),
    );
    super(`The calendar cannot be read: ${told.join('; ')}`);
  }
}

export const problem = (
  code: CalendarFileFault,
  line: number | null = null,
  found = '',
): CalendarFileProblem => ({ code, line, found: found.slice(0, 60) });
