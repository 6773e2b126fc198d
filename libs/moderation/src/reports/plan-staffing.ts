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
  /** How many items came, and from how many on the plan speaks. */
  readonly arrivals: number;
  readonly fewestArrivals: number;
  readonly enough: boolean;
  readonly hours: readonly HourPlan[];
}

/** `null` where too little came to say: nobody needed is never an answer for want of data. */
export interface HourPlan extends Pick<HourStaffing, 'hourOfWeek' | 'arrivals'> {
  readonly moderators: number | null;
  readonly kept: number | null;
}

const FOUR_WEEKS_MS = 28 * 24 * 3_600_000;
const HOUR_MS = 3_600_000;
const SHARE = 0.95;
const FEWEST_MEASURED = 30;
/** Less than five a working day says nothing of an hour of the week, of which four weeks have four. */
const FEWEST_ARRIVALS = 100;
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
    const came = hours.reduce((sum, hour) => sum + hour.arrivals, 0);
    const enough = came >= FEWEST_ARRIVALS;
    const planned = staffing(hours, { termMs, share: SHARE, handlingMs, seed: SEED });
    const mean = handlingMs.reduce((sum, ms) => sum + ms, 0) / handlingMs.length;
    return {
      from,
      to,
      share: SHARE,
      termSeconds: termMs / 1_000,
      measured,
      assumed,
      meanHandlingSeconds: Math.round(mean / 1_000),
      arrivals: came,
      fewestArrivals: FEWEST_ARRIVALS,
      enough,
      hours: enough ? planned.map(speaking) : planned.map(silent),
    };
  }
}

/** Nobody came in an hour that needs nobody: four such hours say little. */
const speaking = (hour: HourStaffing): HourPlan => (hour.moderators > 0 ? hour : silent(hour));

const silent = ({ hourOfWeek, arrivals }: HourStaffing): HourPlan => ({
  hourOfWeek,
  arrivals,
  moderators: null,
  kept: null,
});
