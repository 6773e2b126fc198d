import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, Signals } from '#platform';
import { AdjustableClock } from './adjustable-clock.js';

const SETTING = 'development.clock-offset';
const CHANGED = 'clock.changed';

/** Keeps the shift of the clock in the database, and tells every process of it. */
@Injectable()
export class KeptClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly signals: Signals,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.signals.on(CHANGED, (signal) => this.shift(Number(signal['offset'])));
    await this.restore();
  }

  now(): Date {
    return this.clock.now();
  }

  get isReal(): boolean {
    return !(this.clock instanceof AdjustableClock) || this.clock.offset === 0;
  }

  /** Puts the clock to an instant, from which it goes on. */
  async set(instant: Date): Promise<void> {
    await this.keep(instant.getTime() - Date.now());
  }

  async backToReal(): Promise<void> {
    await this.keep(0);
  }

  private async keep(offset: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO setting (name, value, changed_at) VALUES ($1, $2, now())
         ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
        [SETTING, JSON.stringify(offset)],
      );
      await this.signals.send(tx, { topic: CHANGED, offset });
    });
    // The page that follows must show it already; the signal tells the others.
    this.shift(offset);
  }

  private async restore(): Promise<void> {
    const [row] = await this.database.query<{ value: number }>('SELECT value FROM setting WHERE name = $1', [
      SETTING,
    ]);
    this.shift(row?.value ?? 0);
  }

  private shift(offset: number): void {
    if (this.clock instanceof AdjustableClock) this.clock.shift(offset);
  }
}
