/**
 * The only source of "now". Injected everywhere, so that a whole story can be played
 * at any instant (docs/product.md §2); instants are UTC, zones appear only in `calendar` and on screens.
 */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
