import { Injectable } from '@nestjs/common';
import { Schedules } from '#directory';
import { Clock } from '#kernel';
import { openHours } from '../rules/open-hours.js';
import { type HourStaffing, staffing } from '../rules/staffing.js';
import { DeskLoad } from './desk-load.repository.js';

/** How many moderators each hour of the week needs, and what that was counted from. */
export interface StaffingPlan {
  readonly from: Date;
  readonly to: Date;
  /** Part of the promises that is to be kept. */
  readonly share: number;
  /** Working seconds in which a decision is promised. */
  readonly termSeconds: number;
  /** How many decisions were timed; too few of them: the usual time is taken instead. */
  readonly measured: number;
  readonly assumed: boolean;
  readonly meanHandlingSeconds: number;
  readonly hours: readonly HourStaffing[];
}

const FOUR_WEEKS_MS = 28 * 24 * 3_600_000;
const HOUR_MS = 3_600_000;
const SHARE = 0.95;
const FEWEST_MEASURED = 30;
/** Where little is known: most are quick, few take long (an exponential distribution), five minutes on average. */
const USUAL_MS = Array.from({ length: 20 }, (_, place) => -5 * 60_000 * Math.log(1 - (place + 0.5) / 20));
/** Any number: the answer has to be the same whoever asks. */
const SEED = 20_260_101;

/** Staffing by the arrivals of the last four weeks (docs/product.md §4). */
@Injectable()
export class PlanStaffing {
  constructor(
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly load: DeskLoad,
  ) {}

  /** Up to the beginning of this hour. */
  async execute(): Promise<StaffingPlan> {
    const to = new Date(Math.floor(this.clock.now().getTime() / HOUR_MS) * HOUR_MS);
    const from = new Date(to.getTime() - FOUR_WEEKS_MS);
    const [schedule, arrivals, { measured, casesMs }, termMs] = await Promise.all([
      this.schedules.moderation(),
      this.load.arrivals(from, to),
      this.load.handling(from, to),
      this.load.usualTermMs(from, to),
    ]);
    const assumed = measured < FEWEST_MEASURED;
    const handlingMs = assumed ? USUAL_MS : casesMs;
    const hours = openHours(schedule, from, to, arrivals);
    const mean = handlingMs.reduce((sum, ms) => sum + ms, 0) / handlingMs.length;
    return {
      from,
      to,
      share: SHARE,
      termSeconds: termMs / 1_000,
      measured,
      assumed,
      meanHandlingSeconds: Math.round(mean / 1_000),
      hours: staffing(hours, { termMs, share: SHARE, handlingMs, seed: SEED }),
    };
  }
}
