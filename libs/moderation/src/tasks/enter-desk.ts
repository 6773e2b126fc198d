import { Injectable } from '@nestjs/common';
import { questionAsked, replySubmitted } from '#forum';
import { Clock } from '#kernel';
import { Database, type Handler, On } from '#platform';
import { Schedules } from '#directory';
import { DUE_MS, DeskRepository } from '../desk.repository.js';

interface Submitted {
  readonly threadId: string;
  readonly postId: string;
}

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
    const due = schedule.addWorkingTime(this.clock.now(), DUE_MS);
    await this.items.enter(this.database.manager, postId, due);
  }
}

@On(questionAsked, 'moderation.enter-question')
@Injectable()
export class EnterQuestion extends EnterDesk {}

@On(replySubmitted, 'moderation.enter-reply')
@Injectable()
export class EnterReply extends EnterDesk {}
