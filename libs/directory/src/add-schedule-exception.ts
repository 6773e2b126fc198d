import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { NotPermitted, Refused, parseInput } from '#platform';
import { sayDirectory } from './directory.messages.js';
import { mayChangeSchedules } from './directory.policy.js';
import { type EditedSchedule, ScheduleEdits, refuseDate } from './schedule-edits.js';
import { dateInput, dayInput, edited, reasonInput } from './schedule-inputs.js';

export const EXCEPTION_KINDS = ['CLOSED', 'OTHER_HOURS', 'EXTRA_HOURS'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

const input = z
  .object({
    ...edited,
    date: dateInput,
    kind: z.enum(EXCEPTION_KINDS),
    hours: dayInput.nullish().transform((hours) => hours ?? []),
    reason: reasonInput,
  })
  .refine(({ kind, hours }) => kind === 'CLOSED' || hours.length > 0, {
    path: ['hours'],
    error: 'HOURS_NEEDED',
  });

/**
 * An administrator closes a date, gives it other hours or an extra duty window, with a reason
 * (docs/product.md §2). A date has one exception: a new one takes the place of the former.
 */
@Injectable()
export class AddScheduleException {
  constructor(private readonly edits: ScheduleEdits) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<EditedSchedule | Refused> {
    if (!mayChangeSchedules(viewer)) return new NotPermitted(viewer);
    const change = parseInput(input, typed, viewer, sayDirectory);
    if (change instanceof Refused) return change;
    return this.edits.run(viewer, change, (definition, today) => {
      const { date, kind, hours, reason } = change;
      if (date < today) return refuseDate(viewer, 'date', 'DATE_PAST');
      const exception = {
        date,
        intervals: kind === 'CLOSED' ? [] : hours,
        ...(kind === 'EXTRA_HOURS' && { extra: true }),
        reason,
      };
      const others = (definition.exceptions ?? []).filter((other) => other.date !== date);
      return { ...definition, exceptions: [...others, exception].sort((a, b) => (a.date < b.date ? -1 : 1)) };
    });
  }
}
