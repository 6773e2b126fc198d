import { Logger } from '@nestjs/common';
import type { Person } from '#kernel';
import { SESSION_ENDED, type ViewerSource } from '../access/viewer.js';
import type { Signals } from '../signals/signals.js';

/** So often it is looked whether sessions still stand: they end by time, too. */
const LOOK_MS = 5_000;

/** Something that lasts and was opened under a session. */
interface Watch {
  readonly person: Person;
  /** Of the person when it was opened. */
  readonly standing: string;
  readonly end: () => void;
}

/**
 * Ends what was opened under a session when the session ends, by whatever, or its person's rights or password change
 * (docs/adr/0017). A signal comes before those of all that was committed later, so nothing later is told.
 */
export class LiveSessions {
  private readonly log = new Logger('Live');
  private readonly watches = new Set<Watch>();
  private looking: Promise<void> = Promise.resolve();
  private stops: Array<() => void> = [];

  constructor(
    private readonly signals: Signals,
    private readonly viewers: ViewerSource,
  ) {}

  start(): void {
    const timer = setInterval(() => this.look(), LOOK_MS).unref();
    this.stops = [
      () => clearInterval(timer),
      this.signals.on(SESSION_ENDED, ({ sessionId, accountId }) => {
        for (const watch of this.watches)
          if (watch.person.sessionId === sessionId || watch.person.accountId === accountId) this.end(watch);
      }),
    ];
  }

  stop(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  /**
   * Watches over a session from now on, and looks once whether it still is as it was found.
   *
   * @returns how to watch no more
   */
  watch(watch: Watch): () => void {
    this.watches.add(watch);
    this.look();
    return () => this.watches.delete(watch);
  }

  /** Settles when no look is under way: what is told afterwards is told to people whose session stood. */
  settled(): Promise<void> {
    return this.looking;
  }

  private look(): void {
    if (this.watches.size === 0) return;
    this.looking = this.looking
      .then(() => this.endFallen())
      // The database cannot be reached: there is nothing to tell, and the next look is soon.
      .catch((error: Error) => this.log.warn(`Could not look at sessions: ${error.message}`));
  }

  private async endFallen(): Promise<void> {
    const watches = [...this.watches];
    const standings = await this.viewers.standings(watches.map(({ person }) => person.sessionId));
    for (const watch of watches)
      if (standings.get(watch.person.sessionId) !== watch.standing) this.end(watch);
  }

  private end(watch: Watch): void {
    if (this.watches.delete(watch)) watch.end();
  }
}
