import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '#kernel';
import { Signals } from '#platform';
import { type DeskChangeRow, DeskChanges } from './desk-changes.js';
import { DeskTallies } from './desk-tally.js';
import type { DeskTally } from './rules/desk-counts.js';

/** News of the desk: what changed, and the whole desk as counted when that was known. */
export interface DeskNews {
  readonly changes: readonly DeskChangeRow[];
  readonly tally: DeskTally;
}

/** Changes that come together are told together. */
const GATHER_MS = 50;
/** So often it is looked whether news got lost on its way. */
const LOOK_MS = 10_000;

/** The desk live. */
@Injectable()
export class DeskFeed {
  private kept: { readonly number: number; readonly tally: Promise<DeskTally> } | null = null;

  constructor(
    private readonly signals: Signals,
    private readonly clock: Clock,
    private readonly changes: DeskChanges,
    private readonly tallies: DeskTallies,
  ) {}

  /**
   * What changes after a number, as it changes; `null` when what follows it is no longer kept, and then the end.
   * Signals only wake: what is told is read from the table, so a lost signal loses nothing.
   */
  async *follow(after: number): AsyncGenerator<DeskNews | null> {
    const wake = new Wake(this.signals);
    try {
      for (let last = after; ;) {
        const changes = await this.changes.after(last);
        const newest = changes?.at(-1);
        if (newest) {
          last = newest.number;
          yield { changes: changes ?? [], tally: await this.tallyAt(last) };
        } else if (changes) {
          await wake.next();
        } else {
          yield null;
          return;
        }
      }
    } finally {
      wake.stop();
    }
  }

  /** Counted after that change at the earliest; once for all who follow in this process. */
  private tallyAt(number: number): Promise<DeskTally> {
    if (this.kept && this.kept.number >= number) return this.kept.tally;
    const tally = this.tallies.at(this.clock.now());
    const kept = { number, tally };
    this.kept = kept;
    tally.catch(() => {
      if (this.kept === kept) this.kept = null;
    });
    return tally;
  }
}

/** Waits for a signal of the desk; one that comes while nobody waits is not forgotten. */
class Wake {
  private readonly stops: Array<() => void>;
  private woken = false;
  private resolve: () => void = () => undefined;

  constructor(signals: Signals) {
    const ring = () => {
      this.woken = true;
      this.resolve();
    };
    this.stops = [signals.on('desk.changed', ring), signals.onGap(ring)];
  }

  async next(): Promise<void> {
    const waiting = new AbortController();
    if (!this.woken) {
      const rung = new Promise<void>((resolve) => (this.resolve = resolve));
      await Promise.race([
        rung,
        sleep(LOOK_MS, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined),
      ]);
      waiting.abort();
    }
    if (this.woken) await sleep(GATHER_MS);
    this.woken = false;
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }
}
