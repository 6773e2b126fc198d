import { Injectable } from '@nestjs/common';
import { Clock, type Viewer } from '#kernel';
import { type ScheduleRow, ScheduleRows } from '../schedule-rows.js';
import { Schedules } from '../schedules.js';
import { type ScheduleType, toSchedule } from './schedule.type.js';

/** Shows schedules to whoever changes them, with the years nobody has loaded. */
@Injectable()
export class ShownSchedules {
  constructor(
    private readonly rows: ScheduleRows,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
  ) {}

  async all(viewer: Viewer): Promise<ScheduleType[]> {
    return (await this.rows.all()).map((row) => this.show(row, viewer));
  }

  async byKey(key: string, viewer: Viewer): Promise<ScheduleType | null> {
    const row = await this.rows.byKey(key);
    return row && this.show(row, viewer);
  }

  private show(row: ScheduleRow, viewer: Viewer): ScheduleType {
    const unknownYears = this.schedules.unknownYears(row.definition);
    return toSchedule(row, this.clock.now(), viewer.locale, unknownYears);
  }
}
