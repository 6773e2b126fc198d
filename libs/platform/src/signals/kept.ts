import type { Signal, Signals } from './signals.js';

/**
 * Something small that is read often and changed rarely: read once, kept in memory, and read anew after a signal of
 * its topic or whenever news could have been missed.
 */
export class Kept<T> {
  private reading: Promise<T> | null = null;

  /**
   * @param topic of the signals after which it is out of date; writers send one in their transaction.
   * @param concerns which of these signals; all unless told.
   */
  constructor(
    private readonly signals: Signals,
    topic: string,
    private readonly read: () => Promise<T>,
    concerns: (signal: Signal) => boolean = () => true,
  ) {
    const drop = (signal: Signal) => {
      if (concerns(signal)) this.reading = null;
    };
    signals.on(topic, drop);
    signals.onOwn(topic, drop);
    signals.onGap(() => (this.reading = null));
  }

  get(): Promise<T> {
    if (!this.signals.connected) return this.read();
    if (this.reading === null) {
      const reading = this.read();
      this.reading = reading;
      // A failed reading is not kept: the next caller tries again.
      reading.catch(() => {
        if (this.reading === reading) this.reading = null;
      });
    }
    return this.reading;
  }
}
