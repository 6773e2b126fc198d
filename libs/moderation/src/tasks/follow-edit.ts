import { Injectable } from '@nestjs/common';
import { Schedules } from '#directory';
import { editSubmitted, editWithdrawn } from '#forum';
import { Clock } from '#kernel';
import { Database, type Handler, On } from '#platform';
import { DeskRepository, DUE_MS } from '../desk.repository.js';

interface OfPost {
  readonly postId: string;
}

/** An edit that waits is due like a reply; a newer one takes the place of the earlier one. */
@On(editSubmitted, 'moderation.enter-edit')
@Injectable()
export class EnterEdit implements Handler<OfPost> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly items: DeskRepository,
  ) {}

  async handle({ postId }: OfPost): Promise<void> {
    const due = (await this.schedules.moderation()).addWorkingTime(this.clock.now(), DUE_MS);
    await this.items.enterEdit(this.database.manager, postId, due);
  }
}

/** What its author has taken back leaves the desk. */
@On(editWithdrawn, 'moderation.leave-edit')
@Injectable()
export class LeaveEdit implements Handler<OfPost> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly items: DeskRepository,
  ) {}

  async handle({ postId }: OfPost): Promise<void> {
    await this.items.leaveEdit(this.database.manager, postId, this.clock.now());
  }
}
