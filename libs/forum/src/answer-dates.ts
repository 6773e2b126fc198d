import { z } from 'zod';
import type { Viewer } from '#kernel';
import { FieldProblem, InvalidInput } from '#platform';
import { sayForum } from './forum.messages.js';
import { type Validity, isDay, today, validityProblems } from './rules/answer-validity.js';

const day = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null)
  .refine((text) => text === null || isDay(text), 'day_UNKNOWN');

/** Of an official answer: when it was checked, today if nothing is said, and until when it holds. */
export const answerDates = { checkedOn: day, validUntil: day };

/** @returns the days of an answer given or confirmed at this moment, or what is wrong with them. */
export function validityOf(
  typed: { readonly checkedOn: string | null; readonly validUntil: string | null },
  viewer: Viewer,
  now: Date,
): Validity | InvalidInput {
  const validity = { checkedOn: typed.checkedOn ?? today(now), validUntil: typed.validUntil };
  const problems = validityProblems(validity, now).map(
    ([field, code]) => new FieldProblem(field, code, sayForum(viewer.locale, code)),
  );
  return problems.length > 0 ? new InvalidInput(viewer, problems) : validity;
}
