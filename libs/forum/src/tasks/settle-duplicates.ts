import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database, type Handler, Jobs, On } from '#platform';
import { groundLost, mergeTargetChanged } from '../forum.events.js';
import { ThreadChanges } from '../thread-changes.js';
import { ThreadGroundsRepository } from '../thread-grounds.repository.js';

/**
 * When a merge target is hidden or un-published, what was merged into it is no duplicate any more; when it comes back,
 * what nobody has decided on meanwhile is one again (docs/product.md §1). Each is looked at as it is now, so that the
 * event may come twice or late.
 */
@On(mergeTargetChanged, 'forum.settle-duplicates')
@Injectable()
export class SettleDuplicates implements Handler<z.output<typeof mergeTargetChanged.schema>> {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
    private readonly grounds: ThreadGroundsRepository,
  ) {}

  async handle({
    threadId: targetId,
    decisionId,
  }: z.output<typeof mergeTargetChanged.schema>): Promise<void> {
    for (const threadId of await this.grounds.mergedInto(targetId))
      await this.database.transaction(async (tx) => {
        const thread = await this.changes.lock(tx, threadId);
        if (thread?.duplicateOf !== targetId) return;
        const changeId = await this.changes.settle(tx, thread, { actorId: null });
        if (changeId && thread.resolution !== 'DUPLICATE')
          await this.jobs.emit(tx, groundLost, { threadId, changeId, ground: 'MERGE_TARGET', decisionId });
      });
  }
}
