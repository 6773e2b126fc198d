import { Clock } from '#kernel';

/** The one clock of the simulation: it stands until it is moved. */
export class MovedClock extends Clock {
  constructor(public at: number) {
    super();
  }

  now(): Date {
    return new Date(this.at);
  }
}
