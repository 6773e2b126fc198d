import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { Audit, Database, NotFound, NotPermitted, Refused, parseInput } from '#platform';
import { sayForum } from './forum.messages.js';
import { isAsker, mayAsk } from './forum.policy.js';
import { NotAllowedNow } from './forum.refusals.js';
import { PublicationsRepository } from './publications.repository.js';
import { ThreadChanges } from './thread-changes.js';

const input = z.object({ threadId: z.uuid(), consent: z.boolean() });

/**
 * The asker of a private question lets staff publish it without their name, or takes that back while nobody has
 * done so (docs/product.md §8). Saying the same twice changes nothing.
 */
@Injectable()
export class ConsentToPublication {
  constructor(
    private readonly database: Database,
    private readonly changes: ThreadChanges,
    private readonly publications: PublicationsRepository,
    private readonly audit: Audit,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<{ threadId: string } | Refused> {
    if (!mayAsk(viewer)) return new NotPermitted(viewer);
    const said = parseInput(input, typed, viewer, sayForum);
    if (said instanceof Refused) return said;
    const { threadId, consent } = said;
    return this.database.transaction(async (tx) => {
      const thread = await this.changes.lock(tx, threadId);
      if (!thread || !isAsker(viewer, thread)) return new NotFound(viewer);
      if (thread.kind !== 'PRIVATE_QUESTION') return new NotAllowedNow(viewer, thread.kind);
      const known = await this.publications.current(tx, threadId);
      if (known?.public_thread_id) return new NotAllowedNow(viewer, 'PUBLISHED');
      if (Boolean(known?.consented_at) === consent) return { threadId };
      await this.publications.consent(tx, threadId, consent);
      await this.audit.append(tx, {
        actorId: viewer.accountId,
        action: 'forum.publication-consent',
        subject: { type: 'Thread', id: threadId },
        facts: { consent },
      });
      return { threadId };
    });
  }
}
