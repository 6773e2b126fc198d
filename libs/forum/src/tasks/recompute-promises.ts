import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Schedule } from '#calendar';
import { Schedules, scheduleChanged } from '#directory';
import { Clock, Ids } from '#kernel';
import { Database, type Handler, Jobs, On } from '#platform';
import { promiseMoved } from '../forum.events.js';
import { recompute } from '../rules/clock.js';
import { type ThreadClock, ThreadClocksRepository } from '../thread-clocks.repository.js';

const MODERATION = 'moderation';
/** Threads held at once: few enough that nobody waits for them. */
const BATCH = 200;

/** A clock before and after. */
interface Move {
  readonly before: ThreadClock;
  readonly after: ThreadClock;
}

/**
 * Counts every open promise anew when the moderation schedule has changed (docs/product.md §2). Batch by batch, each
 * with its news in one transaction: after a crash the job begins again, and what has been moved is found where it
 * should be and is not told a second time.
 */
@Injectable()
@On(scheduleChanged, 'forum.recompute-promises')
export class RecomputePromises implements Handler<z.output<typeof scheduleChanged.schema>> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly schedules: Schedules,
    private readonly clocks: ThreadClocksRepository,
  ) {}

  async handle({ key }: z.output<typeof scheduleChanged.schema>): Promise<void> {
    if (key !== MODERATION) return;
    const schedule = await this.schedules.byKey(key);
    if (!schedule) return;
    let last: string | null = null;
    do last = await this.database.transaction((tx) => this.batch(tx, schedule, last));
    while (last !== null);
  }

  /** @returns the last key of the batch, `null` when it was the last batch. */
  private async batch(tx: EntityManager, schedule: Schedule, after: string | null): Promise<string | null> {
    // Threads first and then their clocks, as everyone takes them.
    const threadIds = await this.clocks.lockOpenThreads(tx, after, BATCH);
    const now = this.clock.now();
    const changed = (await this.clocks.lockOf(tx, threadIds)).flatMap((before): Move[] => {
      const state = recompute(schedule, before, now);
      return state === before ? [] : [{ before, after: { ...before, ...state } }];
    });
    if (changed.length > 0) {
      const clocks = changed.map((move) => move.after);
      await this.clocks.update(tx, clocks);
      await this.clocks.showDueTimes(tx, clocks);
    }
    const moved = changed.filter((move) => +move.before.dueAt !== +move.after.dueAt);
    for (const [threadId, moves] of Map.groupBy(moved, ({ before }) => before.threadId)) {
      await this.tell(tx, threadId, moves);
    }
    return threadIds.length < BATCH ? null : (threadIds.at(-1) ?? null);
  }

  private async tell(tx: EntityManager, threadId: string, moves: readonly Move[]): Promise<void> {
    const [first, ...others] = moves.map(({ before, after }) => ({
      clock: before.kind,
      from: before.dueAt.toISOString(),
      to: after.dueAt.toISOString(),
    }));
    if (!first) return;
    await this.jobs.emit(tx, promiseMoved, {
      moveId: this.ids.next(),
      threadId,
      moves: [first, ...others],
    });
  }
}
