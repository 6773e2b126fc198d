import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#kernel';
import { Database, Jobs, defineEvent } from '#platform';
import { WrittenLater } from '../written-later.js';

const DAY_MS = 86_400_000;
/** Where there was nothing alike there may soon be. */
const STALE_DAYS = { some: 30, none: 1 };

/**
 * Threads looked for at a time, every few seconds: whoever reads the whole archive must not keep the processor from
 * readers. What is not asked for now is when it is read the next time; one every three seconds is an archive of 864,000
 * in the days after which they are looked for again.
 */
const AT_A_TIME = 1;

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
    AT_A_TIME,
  );

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * A published thread is being shown.
   *
   * @param known when its related threads were last looked for and whether there were any; `null` where they never were.
   */
  want(threadId: string, known: { readonly foundAt: Date; readonly some: boolean } | null): void {
    const stale = this.staleBefore();
    if (known === null || known.foundAt < (known.some ? stale.some : stale.none))
      this.wanted.note(threadId, () => true);
  }

  /** What was found before these instants, something or nothing, is to be looked for again. */
  staleBefore(): { readonly some: Date; readonly none: Date } {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY_MS);
    return { some: before(STALE_DAYS.some), none: before(STALE_DAYS.none) };
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
