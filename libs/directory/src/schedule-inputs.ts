import { z } from 'zod';
import { type Interval, areApart } from '#calendar';
import { typedText } from '#platform';

/** What every change of a schedule names. */
export const edited = {
  key: z.string(),
  /** The version that the person saw. */
  version: z.int(),
  /** Only tell what would change. */
  preview: z.boolean().nullish().transform(Boolean),
};

export const dateInput = z.iso.date('BAD_DATE');
export const reasonInput = typedText({ min: 3, max: 500, multiline: false }, 'reason_EMPTY');

/** Hours of a day; those that end at or before their beginning end on the next day. */
export const dayInput = z
  .array(
    z.object({
      opens: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'BAD_TIME'),
      closes: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'BAD_TIME'),
    }),
  )
  .max(12, 'TOO_MANY_HOURS')
  .transform((hours) => hours.map(({ opens, closes }): Interval => [opens, closes]))
  .refine(areApart, 'HOURS_OVERLAP');

const day = dayInput.nullish().transform((hours) => hours ?? []);
/** A day that is left out is closed. */
export const weekInput = z.object({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });

export const shorteningInput = z.int('BAD_SHORTENING').min(0, 'BAD_SHORTENING').max(1440, 'BAD_SHORTENING');
