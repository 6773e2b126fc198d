import { Clock } from '#kernel';

/** Stands where the story that is being told stands. */
export class SeedingClock extends Clock {
  private instant = new Date();

  now(): Date {
    return new Date(this.instant);
  }

  set(instant: Date): void {
    this.instant = instant;
  }
}
