import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#kernel';
import { Database, Jobs, defineEvent } from '#platform';
import { WrittenLater } from '../written-later.js';

const STALE_MS = 7 * 86_400_000;

/** Find the threads that are like these. */
export const relateThreads = defineEvent(
  'search.relate-threads',
  z.object({ threadIds: z.array(z.uuid()).max(2_000) }),
);

/**
 * Threads like a thread are looked for once it is read, by a job and not while a reader waits: the reader's page shows
 * what is known, and is made anew once that is another. So neither reading nor indexing searches, and what nobody
 * reads costs nothing.
 */
@Injectable()
export class RelatedThreads implements OnModuleDestroy {
  private readonly logger = new Logger(RelatedThreads.name);
  private readonly wanted = new WrittenLater<true>(
    (entries) => this.ask(entries.map(([threadId]) => threadId)),
    (error) => this.logger.warn(`Related threads were not asked for: ${error.message}`),
  );

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * A published thread is being shown.
   *
   * @param foundAt when its related threads were last looked for; `null` where they never were.
   */
  want(threadId: string, foundAt: Date | null): void {
    if (foundAt === null || foundAt < this.staleBefore()) this.wanted.note(threadId, () => true);
  }

  /** What was found before this instant is to be looked for again. */
  staleBefore(): Date {
    return new Date(this.clock.now().getTime() - STALE_MS);
  }

  flush(): Promise<void> {
    return this.wanted.flush();
  }

  onModuleDestroy(): Promise<void> {
    return this.flush();
  }

  private ask(threadIds: readonly string[]): Promise<void> {
    return this.database.transaction((tx) => this.jobs.add(tx, relateThreads, { threadIds: [...threadIds] }));
  }
}
