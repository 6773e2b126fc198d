import { Injectable } from '@nestjs/common';
import { SearchEngine } from '../search-engine.js';

/**
 * Threads that change at the same time are indexed together: while one batch is written the next one
 * gathers. Nobody waits for company: what comes alone is indexed at once.
 */
@Injectable()
export class GatheredIndexing {
  private gathering: { readonly threadIds: Set<string>; readonly done: Promise<void> } | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly engine: SearchEngine) {}

  /** @returns when the thread's document holds all that was committed before the call. */
  index(threadId: string): Promise<void> {
    this.gathering ??= this.next();
    this.gathering.threadIds.add(threadId);
    // One thread's fault is not another's: each is tried again alone, and told of alone.
    return this.gathering.done.catch(() => this.engine.index([threadId]));
  }

  private next() {
    const threadIds = new Set<string>();
    const done = this.running.then(() => {
      this.gathering = null;
      return this.engine.index([...threadIds]);
    });
    this.running = done.catch(() => undefined);
    return { threadIds, done };
  }
}
