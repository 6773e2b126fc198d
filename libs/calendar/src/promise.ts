import type { Schedule } from './schedule.js';

/** How much working time a category allows, in minutes (docs/product.md §3: 60 and 120 by default). */
export interface PromiseTerms {
  readonly decisionMinutes: number;
  readonly answerMinutes: number;
}

/** The due times told to the asker. */
export interface DueTimes {
  readonly decisionDueAt: Date;
  readonly answerDueAt: Date;
}

/**
 * When a decision and an answer are due for what was submitted at an instant (docs/product.md §3). Outside a
 * window both clocks start at the next opening.
 *
 * @throws RangeError when a term is not a whole number of minutes
 * @throws NeverOpens when the schedule has too little time left
 */
export function promise(schedule: Schedule, submittedAt: Date, terms: PromiseTerms): DueTimes {
  return {
    decisionDueAt: schedule.addWorkingTime(submittedAt, terms.decisionMinutes * 60_000),
    answerDueAt: schedule.addWorkingTime(submittedAt, terms.answerMinutes * 60_000),
  };
}
