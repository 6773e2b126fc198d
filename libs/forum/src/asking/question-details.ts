import { z } from 'zod';
import { isRussianRegion } from '#directory';
import { typedText } from '#platform';
import { DETAIL_LIMITS } from '../write-post.js';

const detail = typedText(DETAIL_LIMITS)
  .nullish()
  .transform((text) => text || null);

const region = z
  .string()
  .nullish()
  .transform((code) => code || null)
  .refine((code) => code === null || isRussianRegion(code), 'UNKNOWN_CHOICE');

/** What an asker tells staff only, never public (docs/product.md §1). What is left out is not given. */
export const questionDetails = z.object({
  service: detail,
  caseNumber: detail,
  occurredAt: detail,
  errorText: detail,
  /** ISO 3166-2. */
  region,
});

export type QuestionDetails = z.output<typeof questionDetails>;
export type TypedDetails = z.input<typeof questionDetails>;
