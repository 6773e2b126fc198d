import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { NotPermitted, Refused, parseInput } from '#platform';
import { sayDirectory } from './directory.messages.js';
import { mayChangeSchedules } from './directory.policy.js';
import { type EditedSchedule, ScheduleEdits, refuseDate } from './schedule-edits.js';
import { dateInput, dayInput, edited, reasonInput, shorteningInput, weekInput } from './schedule-inputs.js';

const input = z.object({
  ...edited,
  /** Local to the schedule; today when left out. */
  from: dateInput.nullish(),
  reason: reasonInput,
  weekly: weekInput,
  onHoliday: dayInput.nullish(),
  onWorkingWeekend: dayInput.nullish(),
  shortenPreHolidayBy: shorteningInput.nullish(),
});

/**
 * An administrator gives a schedule other hours from a date on (docs/product.md §2). What was before stays as
 * it was: working time that has passed is never counted anew.
 */
@Injectable()
export class ChangeScheduleHours {
  constructor(private readonly edits: ScheduleEdits) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<EditedSchedule | Refused> {
    if (!mayChangeSchedules(viewer)) return new NotPermitted(viewer);
    const change = parseInput(input, typed, viewer, sayDirectory);
    if (change instanceof Refused) return change;
    return this.edits.run(viewer, change, (definition, today) => {
      const from = change.from ?? today;
      if (from < today) return refuseDate(viewer, 'from', 'DATE_PAST');
      const { reason, weekly, onHoliday, onWorkingWeekend, shortenPreHolidayBy } = change;
      const planned = {
        from,
        reason,
        weekly,
        ...(onHoliday && { onHoliday }),
        ...(onWorkingWeekend && { onWorkingWeekend }),
        ...(shortenPreHolidayBy && { shortenPreHolidayBy }),
      };
      const others = (definition.plannedChanges ?? []).filter((other) => other.from !== from);
      return {
        ...definition,
        plannedChanges: [...others, planned].sort((a, b) => (a.from < b.from ? -1 : 1)),
      };
    });
  }
}
