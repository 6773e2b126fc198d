import { background } from '#platform';

const WAITS_MS = 3_000;
/** Memory is what bounds it, unless told otherwise. */
const MOST_WAITING = 2_000;

/**
 * What is counted in passing: gathered in the process and written every few seconds, so that nobody waits for it. A
 * count may be lost with the process or with the database; what it was counted beside never fails for it.
 */
export class WrittenLater<V> {
  private waiting = new Map<string, V>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  /**
   * @param failed is told why a writing was lost.
   * @param most different things that are kept for one writing; what comes above that is not counted.
   */
  constructor(
    private readonly write: (entries: ReadonlyArray<readonly [string, V]>) => Promise<void>,
    private readonly failed: (error: Error) => void,
    private readonly most = MOST_WAITING,
  ) {}

  /** @param change what is kept under the key, given what waits there already. */
  note(key: string, change: (present: V | undefined) => V): void {
    const present = this.waiting.get(key);
    if (present === undefined && this.waiting.size >= this.most) return;
    this.waiting.set(key, change(present));
    this.timer ??= setTimeout(() => background('counts written later', this.flush()), WAITS_MS).unref();
  }

  /** Writes now what waits; for the end of the process. Never throws. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const entries = [...this.waiting];
    this.waiting = new Map();
    if (entries.length > 0) this.writing = this.writing.then(() => this.write(entries)).catch(this.failed);
    return this.writing;
  }
}
