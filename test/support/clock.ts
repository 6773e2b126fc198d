import { Clock } from '#kernel';

/** A clock that stands where the test puts it. */
export class TestClock extends Clock {
  private instant: Date;

  constructor(at: string) {
    super();
    this.instant = new Date(at);
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** @param at an instant with its offset, for example `2026-11-20T19:59:59+03:00`. */
  set(at: string | Date): void {
    this.instant = new Date(at);
  }

  advance(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }
}

/** A Tuesday, 11:00 in Moscow: the desk works. */
export const WORKING_TUESDAY = '2026-11-17T11:00:00+03:00';
