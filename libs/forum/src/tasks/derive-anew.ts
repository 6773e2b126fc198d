import { Injectable } from '@nestjs/common';
import { Database, type Handler, Task } from '#platform';
import { deriveAnew } from '../forum.events.js';
import { ThreadChanges } from '../thread-changes.js';

/** Puts right what earlier versions left behind when the ground of a state had gone; a migration asks for it. */
@Task(deriveAnew)
@Injectable()
export class DeriveAnew implements Handler<{ threadIds: string[] }> {
  constructor(
    private readonly database: Database,
    private readonly changes: ThreadChanges,
  ) {}

  async handle({ threadIds }: { threadIds: string[] }): Promise<void> {
    for (const threadId of threadIds)
      await this.database.transaction(async (tx) => {
        const thread = await this.changes.lock(tx, threadId);
        if (thread) await this.changes.settle(tx, thread, { actorId: null });
      });
  }
}
