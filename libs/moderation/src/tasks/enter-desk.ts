import { Injectable } from '@nestjs/common';
import { questionAsked, replySubmitted } from '#forum';
import { Clock } from '#kernel';
import { Database, type Handler, On } from '#platform';
import { Schedules } from '#directory';
import { DeskRepository } from '../desk.repository.js';

interface Submitted {
  readonly threadId: string;
  readonly postId: string;
}

/** A reply has no promise of its own: it is due like a question, one working hour after it came. */
const REPLY_TERM_MS = 60 * 60_000;

@Injectable()
abstract class EnterDesk implements Handler<Submitted> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly items: DeskRepository,
  ) {}

  async handle({ postId }: Submitted): Promise<void> {
    const schedule = await this.schedules.moderation();
    const due = schedule.addWorkingTime(this.clock.now(), REPLY_TERM_MS);
    await this.items.enter(this.database.manager, postId, due);
  }
}

@On(questionAsked, 'moderation.enter-question')
@Injectable()
export class EnterQuestion extends EnterDesk {}

@On(replySubmitted, 'moderation.enter-reply')
@Injectable()
export class EnterReply extends EnterDesk {}
