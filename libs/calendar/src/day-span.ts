export const MINUTES_A_DAY = 24 * 60;

/** `[from, to)` in minutes of the local clock after a date's midnight; `to` may lie in the next day. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Two clock times as a span; a closing time at or before the opening time is one of the next day. */
export function spanOf([opens, closes]: readonly [string, string]): DaySpan {
  const from = clockMinutes(opens);
  const to = clockMinutes(closes);
  return { from, to: to > from ? to : to + MINUTES_A_DAY };
}

function clockMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Takes working minutes off the end of a day, through as many of its spans as it needs. */
export function shortened(spans: readonly DaySpan[], minutes: number): DaySpan[] {
  const kept: DaySpan[] = [];
  let left = minutes;
  for (const { from, to } of spans.toSorted((a, b) => b.from - a.from)) {
    const off = Math.min(left, to - from);
    left -= off;
    if (to - off > from) kept.unshift({ from, to: to - off });
  }
  return kept;
}

/** Minutes of an ISO 8601 duration of hours and minutes, such as `PT1H30M`. */
export function minutesOf(duration: string): number {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? [];
  return Number(hours) * 60 + Number(minutes);
}
