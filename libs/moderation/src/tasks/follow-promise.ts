import { Injectable } from '@nestjs/common';
import { promiseMoved, promiseOverdue, promiseWarned } from '#forum';
import { Database, type Handler, On } from '#platform';
import { DeskRepository } from '../desk.repository.js';
import { Desk } from '../desk.js';

interface OfThread {
  readonly threadId: string;
}

/** Something has become of a question's promise: whoever looks at the desk sees it at once. */
@Injectable()
abstract class FollowPromise implements Handler<OfThread> {
  constructor(
    private readonly database: Database,
    private readonly desk: Desk,
    private readonly items: DeskRepository,
  ) {}

  async handle({ threadId }: OfThread): Promise<void> {
    await this.database.transaction(async (tx) => {
      const itemId = await this.items.waitingQuestionOf(tx, threadId);
      if (itemId) await this.desk.tellChanged(tx, itemId);
    });
  }
}

@On(promiseWarned, 'moderation.show-warning')
@Injectable()
export class ShowWarning extends FollowPromise {}

@On(promiseOverdue, 'moderation.show-overdue')
@Injectable()
export class ShowOverdue extends FollowPromise {}

/** A changed schedule moves a question in the queue, which is ordered by due times. */
@On(promiseMoved, 'moderation.move-item')
@Injectable()
export class MoveItem implements Handler<OfThread> {
  constructor(
    private readonly database: Database,
    private readonly desk: Desk,
    private readonly items: DeskRepository,
  ) {}

  async handle({ threadId }: OfThread): Promise<void> {
    await this.database.transaction(async (tx) => {
      const itemId = await this.items.moveQuestionOf(tx, threadId);
      if (itemId) await this.desk.tellChanged(tx, itemId);
    });
  }
}
