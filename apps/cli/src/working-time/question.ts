import { z } from 'zod';
import { type ScheduleDefinition, scheduleDefinition } from '#calendar';

const instant = z.iso
  .datetime({ offset: true, error: 'must be ISO 8601 with an offset, such as 2026-05-11T08:00:00+03:00' })
  .transform((text) => new Date(text));

const SECOND = 1000;
const UNITS = [24 * 3600 * SECOND, 3600 * SECOND, 60 * SECOND, SECOND];

/** Working time of ISO 8601: weeks and months have none, a day is 24 working hours. */
const isoDuration = z
  .string()
  .regex(
    /^P(?=[\dT])(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,3})?S)?)?$/,
    'must be ISO 8601 of days, hours, minutes and seconds, such as PT1H30M',
  )
  .transform((text) => {
    const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text)?.slice(1) ?? [];
    return parts.reduce((sum, part, i) => sum + Math.round(Number(part ?? 0) * (UNITS[i] ?? 0)), 0);
  });
const milliseconds = z.int('must be whole milliseconds').min(0, 'must not be negative');

const about = {
  /** A key of the database, or a definition of the asker's own. */
  schedule: z.unknown().transform((given, context): string | ScheduleDefinition => {
    if (typeof given === 'string') return given;
    const parsed = scheduleDefinition.safeParse(given);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  }),
  /** More dated exceptions for this question, in the form they have in a definition. */
  exceptions: scheduleDefinition.shape.exceptions,
};
const at = { at: instant };
const between = { from: instant, to: instant };

/** One line of the standard input. */
export const question = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('isOpen'), ...about, ...at }),
  z.strictObject({ op: z.literal('windowAt'), ...about, ...at }),
  z.strictObject({ op: z.literal('nextOpening'), ...about, ...at }),
  z
    .strictObject({
      op: z.literal('addWorkingTime'),
      ...about,
      ...at,
      duration: isoDuration.optional(),
      ms: milliseconds.optional(),
    })
    .refine(({ duration, ms }) => duration !== undefined || ms !== undefined, 'duration or ms is needed'),
  z.strictObject({ op: z.literal('workingTimeBetween'), ...about, ...between }),
  z.strictObject({ op: z.literal('openingsBetween'), ...about, ...between }),
]);
export type Question = z.output<typeof question>;
