import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Schedules } from '#directory';
import { Clock } from '#kernel';
import { type CategoryTerms, type ThreadKind, termsOf } from './rules/thread-kind.js';
import { courseNow, courseOf, follow, startClock } from './rules/clock.js';
import { ThreadClocksRepository } from './thread-clocks.repository.js';
import type { Thread } from './thread.entity.js';

type ClockedThread = Pick<Thread, 'id' | 'moderation' | 'resolution' | 'decisionDueAt' | 'answerDueAt'>;

/** Keeps the two clocks of a thread in step with its state (docs/product.md §3). */
@Injectable()
export class ThreadClocks {
  constructor(
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly clocks: ThreadClocksRepository,
  ) {}

  /** Both clocks of a thread that is sent at this moment, and the due times that its asker is told. */
  async promise(kind: ThreadKind, category: CategoryTerms) {
    const schedule = await this.schedules.moderation();
    const now = this.clock.now();
    const terms = termsOf(kind, category);
    const decision = startClock(schedule, terms.DECISION, now);
    const answer = startClock(schedule, terms.ANSWER, now);
    return {
      dueTimes: { decisionDueAt: decision.dueAt, answerDueAt: answer.dueAt },
      start: (tx: EntityManager, threadId: string): Promise<void> =>
        this.clocks.insert(tx, [
          { ...decision, threadId, kind: 'DECISION' },
          { ...answer, threadId, kind: 'ANSWER' },
        ]),
    };
  }

  /** Pauses, resumes or stops clocks as the thread's new state asks; the thread is held by the caller. */
  async follow(tx: EntityManager, thread: ClockedThread): Promise<void> {
    const now = this.clock.now();
    const lagging = (await this.clocks.lockOf(tx, [thread.id])).flatMap((clock) => {
      const course = courseOf(clock.kind, thread.moderation, thread.resolution);
      return course === courseNow(clock) ? [] : [{ clock, course }];
    });
    if (lagging.length === 0) return;
    const schedule = await this.schedules.moderation();
    const followed = lagging.map(({ clock, course }) => ({
      before: clock,
      after: { ...clock, ...follow(schedule, clock, course, now) },
    }));
    await this.clocks.update(
      tx,
      followed.map(({ after }) => after),
    );
    const moved = followed.flatMap(({ before, after }) => (+before.dueAt === +after.dueAt ? [] : [after]));
    if (moved.length === 0) return;
    await this.clocks.showDueTimes(tx, moved);
    for (const { kind, dueAt } of moved)
      thread[kind === 'DECISION' ? 'decisionDueAt' : 'answerDueAt'] = dueAt;
  }
}
