import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { NotFound, NotPermitted, Refused, parseInput } from '#platform';
import { sayDirectory } from './directory.messages.js';
import { mayChangeSchedules } from './directory.policy.js';
import { type EditedSchedule, ScheduleEdits, refuseDate } from './schedule-edits.js';
import { dateInput, edited } from './schedule-inputs.js';

const input = z.object({ ...edited, from: dateInput });

/** An administrator takes back hours that were planned and are not yet in force (docs/product.md §2). */
@Injectable()
export class CancelScheduleChange {
  constructor(private readonly edits: ScheduleEdits) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<EditedSchedule | Refused> {
    if (!mayChangeSchedules(viewer)) return new NotPermitted(viewer);
    const change = parseInput(input, typed, viewer, sayDirectory);
    if (change instanceof Refused) return change;
    return this.edits.run(viewer, change, (definition, today) => {
      const planned = definition.plannedChanges ?? [];
      const plannedChanges = planned.filter(({ from }) => from !== change.from);
      if (plannedChanges.length === planned.length) return new NotFound(viewer);
      if (change.from <= today) return refuseDate(viewer, 'from', 'ALREADY_IN_FORCE');
      return { ...definition, plannedChanges };
    });
  }
}
