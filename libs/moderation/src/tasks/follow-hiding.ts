import { Injectable } from '@nestjs/common';
import { Schedules } from '#directory';
import { AnswerValidity, Post, ThreadChanges, postDecided } from '#forum';
import { Clock } from '#kernel';
import { Database, type Handler, On } from '#platform';
import { AnswerMarksRepository } from '../answer-marks.repository.js';
import { DeskRepository } from '../desk.repository.js';
import { recheckDue } from '../rules/recheck-due.js';

interface Decided {
  readonly threadId: string;
  readonly decision: string;
}

/**
 * Nobody has to check an answer that was hidden, by itself after a reader's report or with its thread, but perhaps the
 * earlier one in whose place it stood; when that is undone, it is the other way round.
 */
@On(postDecided, 'moderation.follow-hiding')
@Injectable()
export class FollowHiding implements Handler<Decided> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly changes: ThreadChanges,
    private readonly answers: AnswerValidity,
    private readonly items: DeskRepository,
    private readonly marks: AnswerMarksRepository,
  ) {}

  async handle({ threadId, decision }: Decided): Promise<void> {
    const now = this.clock.now();
    if (decision !== 'HIDDEN' && decision !== 'UNDONE') return;
    await this.items.closeOutdated(this.database.manager, threadId, now);
    await this.enterAgain(threadId, now);
  }

  private async enterAgain(threadId: string, now: Date): Promise<void> {
    const due = recheckDue(await this.schedules.moderation(), now);
    await this.database.transaction(async (tx) => {
      const thread = await this.changes.lock(tx, threadId);
      const post = thread?.officialAnswerId && (await tx.findOneBy(Post, { id: thread.officialAnswerId }));
      if (!post || !this.answers.isCurrent(thread, post)) return;
      if (post.expiredAt || (await this.marks.isDoubted(tx, post.id)))
        await this.items.enterAnswer(tx, post.id, due, now);
    });
  }
}
