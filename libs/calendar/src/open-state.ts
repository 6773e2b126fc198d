import type { Schedule } from './schedule.js';

export type OpenState =
  | {
      readonly open: true;
      /** `null` when it stays open for years on end, as round the clock. */
      readonly closesAt: Date | null;
    }
  | { readonly open: false; readonly opensAt: Date };

/**
 * "Open now until" or "opens at", for every page and message that shows a schedule (docs/product.md §8).
 * @throws NeverOpens when it is closed and nothing opens any more
 */
export function openState(schedule: Schedule, instant: Date): OpenState {
  const window = schedule.windowAt(instant);
  return window === null
    ? { open: false, opensAt: schedule.nextOpening(instant) }
    : { open: true, closesAt: window.to };
}
