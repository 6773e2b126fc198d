import { Injectable } from '@nestjs/common';
import { promiseMoved, promiseOverdue, promiseWarned } from '#forum';
import { Database, type Handler, On } from '#platform';
import { DeskRepository } from '../desk.repository.js';

interface OfThread {
  readonly threadId: string;
}

/** Whoever looks at the desk sees at once that a decision will soon be late. */
@On(promiseWarned, 'moderation.show-warning')
@Injectable()
export class ShowWarning implements Handler<OfThread> {
  constructor(private readonly items: DeskRepository) {}

  handle({ threadId }: OfThread): Promise<void> {
    return this.items.noteOfQuestion(threadId, 'WARNED');
  }
}

/** The same when it is late. */
@On(promiseOverdue, 'moderation.show-overdue')
@Injectable()
export class ShowOverdue implements Handler<OfThread> {
  constructor(private readonly items: DeskRepository) {}

  handle({ threadId }: OfThread): Promise<void> {
    return this.items.noteOfQuestion(threadId, 'OVERDUE');
  }
}

/** A changed schedule moves a question in the queue, which is ordered by due times. */
@On(promiseMoved, 'moderation.move-item')
@Injectable()
export class MoveItem implements Handler<OfThread> {
  constructor(
    private readonly database: Database,
    private readonly items: DeskRepository,
  ) {}

  async handle({ threadId }: OfThread): Promise<void> {
    await this.database.transaction((tx) => this.items.moveQuestionOf(tx, threadId));
  }
}
