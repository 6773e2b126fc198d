import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Schedule } from '#calendar';
import { CLOCK_KINDS, type ClockKind, courseNow, leftOf } from '../rules/clock.js';
import type { ThreadClock } from '../thread-clocks.repository.js';

export const ClockKindEnum = Object.fromEntries(CLOCK_KINDS.map((kind) => [kind, kind])) as Record<
  ClockKind,
  ClockKind
>;
registerEnumType(ClockKindEnum, { name: 'ClockKind', description: 'What a clock counts down to.' });

const CLOCK_STATES = { RUNS: 'RUNNING', PAUSES: 'PAUSED', STOPS: 'STOPPED' } as const;
type ClockStateName = (typeof CLOCK_STATES)[keyof typeof CLOCK_STATES];
const ClockStateEnum: Record<ClockStateName, ClockStateName> = {
  RUNNING: 'RUNNING',
  PAUSED: 'PAUSED',
  STOPPED: 'STOPPED',
};
registerEnumType(ClockStateEnum, { name: 'ClockState', description: 'Whether a clock runs.' });

@ObjectType('PromiseForecast', { description: 'When it will be done, now that the promise was not kept.' })
export class ForecastType {
  @Field(() => Date, { description: 'By then in one case of two.' })
  readonly likelyAt!: Date;

  @Field(() => Date, { description: 'By then in nine cases of ten.' })
  readonly latestAt!: Date;
}

@ObjectType('ThreadClock', { description: 'A countdown of working time to what was promised.' })
export class ThreadClockType {
  @Field(() => ClockKindEnum, { description: 'What it counts down to.' })
  readonly kind!: ClockKind;

  @Field(() => ClockStateEnum, { description: 'Whether it runs.' })
  readonly state!: ClockStateName;

  @Field(() => Date, {
    nullable: true,
    description: 'The deadline; none while it is paused, for nobody knows when it goes on.',
  })
  readonly dueAt!: Date | null;

  @Field(() => Int, {
    description:
      'Working time left, in seconds: at this moment, or when it was paused or stopped. Negative: late.',
  })
  readonly leftSeconds!: number;

  @Field(() => Boolean, { description: 'Whether it runs past its deadline.' })
  readonly overdue!: boolean;

  @Field(() => Date, { nullable: true, description: 'Since when it is paused.' })
  readonly pausedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When what it counts down to came, or was given up.' })
  readonly stoppedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the desk was warned of this deadline.' })
  readonly warnedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was told that this deadline had passed.' })
  readonly overdueAt!: Date | null;

  @Field(() => ForecastType, { nullable: true, description: 'The forecast given with the apology.' })
  readonly forecast!: ForecastType | null;
}

export function toThreadClock(clock: ThreadClock, schedule: Schedule, now: Date): ThreadClockType {
  const course = courseNow(clock);
  const { likelyAt, latestAt } = clock;
  return Object.assign(new ThreadClockType(), {
    kind: clock.kind,
    state: CLOCK_STATES[course],
    dueAt: course === 'PAUSES' ? null : clock.dueAt,
    leftSeconds: Math.trunc(leftOf(schedule, clock, now) / 1_000),
    overdue: course === 'RUNS' && clock.dueAt <= now,
    pausedAt: course === 'PAUSES' ? clock.pausedAt : null,
    stoppedAt: clock.stoppedAt,
    warnedAt: clock.warnedAt,
    overdueAt: clock.overdueAt,
    forecast: likelyAt && latestAt ? { likelyAt, latestAt } : null,
  });
}
