import { Injectable } from '@nestjs/common';
import { Schedules } from '#directory';
import {
  AnswerValidity,
  Post,
  type PostKind,
  ThreadChanges,
  answerExpired,
  postPublished,
  privatelyPosted,
} from '#forum';
import { Clock } from '#kernel';
import { Database, type Handler, On } from '#platform';
import { DeskRepository } from '../desk.repository.js';
import { recheckDue } from '../rules/recheck-due.js';

/**
 * An official answer that holds no longer waits on the desk, due an hour after the opening where it ended at night.
 * Looked at as it is now, so that a repeated or late event opens nothing that was confirmed or replaced meanwhile.
 */
@On(answerExpired, 'moderation.enter-expired')
@Injectable()
export class EnterExpired implements Handler<{ threadId: string; postId: string }> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly changes: ThreadChanges,
    private readonly answers: AnswerValidity,
    private readonly items: DeskRepository,
  ) {}

  async handle({ threadId, postId }: { threadId: string; postId: string }): Promise<void> {
    const now = this.clock.now();
    const due = recheckDue(await this.schedules.moderation(), now);
    await this.database.transaction(async (tx) => {
      const thread = await this.changes.lock(tx, threadId);
      const post = await tx.findOneBy(Post, { id: postId });
      if (!thread || !post?.expiredAt || !this.answers.isCurrent(thread, post)) return;
      await this.items.enterAnswer(tx, postId, due, now);
    });
  }
}

interface Posted {
  readonly threadId: string;
  readonly kind: PostKind;
}

/** A new official answer stands in the place of the old one, which nobody has to check any more. */
@Injectable()
abstract class LeavingSuperseded implements Handler<Posted> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly items: DeskRepository,
  ) {}

  async handle({ threadId, kind }: Posted): Promise<void> {
    if (kind !== 'OFFICIAL_ANSWER') return;
    await this.items.closeOutdated(this.database.manager, threadId, this.clock.now());
  }
}

@On(postPublished, 'moderation.leave-superseded')
@Injectable()
export class LeaveSuperseded extends LeavingSuperseded {}

@On(privatelyPosted, 'moderation.leave-superseded-privately')
@Injectable()
export class LeaveSupersededPrivately extends LeavingSuperseded {}
