import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { Database, Jobs, NotFound, NotPermitted, Refused, parseInput } from '#platform';
import { detailsChanged } from '../forum.events.js';
import { sayForum } from '../forum.messages.js';
import { isAsker } from '../forum.policy.js';
import { NotAllowedNow } from '../forum.refusals.js';
import { ThreadChanges } from '../thread-changes.js';
import { isEnded } from '../rules/moderation-status.js';
import { DetailsRepository } from './details.repository.js';
import { questionDetails } from './question-details.js';

const input = z.object({ threadId: z.uuid(), details: questionDetails });

/**
 * The asker changes what only staff see, in any state in which somebody may still read it: asked for a case number,
 * they need not write it where everyone reads it. Where staff wait for the asker, it is their turn again.
 */
@Injectable()
export class ChangeDetails {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly changes: ThreadChanges,
    private readonly details: DetailsRepository,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<{ threadId: string } | Refused> {
    const change = parseInput(input, typed, viewer, sayForum);
    if (change instanceof Refused) return change;
    const { threadId, details } = change;
    return this.database.transaction(async (tx) => {
      const thread = await this.changes.lock(tx, threadId);
      if (!thread) return new NotFound(viewer);
      if (!isAsker(viewer, thread)) return new NotPermitted(viewer);
      if (isEnded(thread.moderation)) return new NotAllowedNow(viewer, thread.moderation);
      await this.details.save(tx, threadId, details);
      if (thread.resolution === 'AWAITING_ASKER')
        await this.changes.resolve(tx, thread, 'OPEN', { actorId: viewer.accountId });
      await this.jobs.emit(tx, detailsChanged, { threadId });
      return { threadId };
    });
  }
}
