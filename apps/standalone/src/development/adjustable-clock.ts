import { Clock } from '#kernel';

/** The real time, shifted: a whole story can be played on a Sunday night (docs/product.md §2). */
export class AdjustableClock extends Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** By how many milliseconds the shown time is ahead of the real one. */
  get offset(): number {
    return this.offsetMs;
  }

  shift(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }
}
