import { setTimeout as sleep } from 'node:timers/promises';
import { background } from './background.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

/** Something that works until it ends by itself or is closed. */
export interface Supervised {
  /** Resolves with the reason once it has ended, for example because its connection was lost. */
  readonly ended: Promise<string>;
  /** Releases what it holds; called once, also after it has ended. */
  close(): Promise<void>;
}

/** Keeps something working that may end at any time: it is opened again, after pauses that grow while that fails. */
export class Supervisor {
  private readonly stopping = new AbortController();
  private work: Promise<void> = Promise.resolve();

  /**
   * @param open starts it anew; rejects while that is not possible.
   * @param interrupted is called with the reason each time it has ended or could not be opened.
   */
  constructor(
    private readonly name: string,
    private readonly open: () => Promise<Supervised>,
    private readonly interrupted: (error: Error) => void,
    private readonly longestPauseMs = LONGEST_PAUSE_MS,
  ) {}

  /** @returns after the first attempt; if that fails, others follow. */
  async start(): Promise<void> {
    const first = await this.attempt();
    this.work = this.keepOpen(first);
    background(this.name, this.work);
  }

  /** @returns when it is closed, or when a start that is under way has ended and was undone. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work;
  }

  private async keepOpen(first: Supervised | null): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    for (let current = first; ; current = await this.attempt()) {
      if (current) {
        pause = FIRST_PAUSE_MS;
        await this.lasts(current);
      }
      await this.wait(pause);
      await current?.close().catch(this.interrupted);
      if (this.stopped) return;
      pause = Math.min(pause * 2, this.longestPauseMs);
    }
  }

  private async attempt(): Promise<Supervised | null> {
    try {
      return await this.open();
    } catch (error) {
      this.interrupted(error as Error);
      return null;
    }
  }

  private async lasts({ ended }: Supervised): Promise<void> {
    const stopped = new Promise<null>((resolve) => {
      if (this.stopped) resolve(null);
      this.stopping.signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    const reason = await Promise.race([ended, stopped]);
    if (reason !== null) this.interrupted(new Error(reason));
  }

  private async wait(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }
}
