import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { NotFound, NotPermitted, Refused, parseInput } from '#platform';
import { sayDirectory } from './directory.messages.js';
import { mayChangeSchedules } from './directory.policy.js';
import { type EditedSchedule, ScheduleEdits, refuseDate } from './schedule-edits.js';
import { dateInput, edited } from './schedule-inputs.js';

const input = z.object({ ...edited, date: dateInput });

/** An administrator gives a date its usual hours back (docs/product.md §2). */
@Injectable()
export class RemoveScheduleException {
  constructor(private readonly edits: ScheduleEdits) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<EditedSchedule | Refused> {
    if (!mayChangeSchedules(viewer)) return new NotPermitted(viewer);
    const change = parseInput(input, typed, viewer, sayDirectory);
    if (change instanceof Refused) return change;
    return this.edits.run(viewer, change, (definition, today) => {
      const former = definition.exceptions ?? [];
      const exceptions = former.filter(({ date }) => date !== change.date);
      if (exceptions.length === former.length) return new NotFound(viewer);
      if (change.date < today) return refuseDate(viewer, 'date', 'DATE_PAST');
      return { ...definition, exceptions };
    });
  }
}
