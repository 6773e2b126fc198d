import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Viewer, isUuid } from '#kernel';
import { Database, NotFound, NotPermitted, Refused, parseInput, typedText } from '#platform';
import type { Claimed } from './claim-next.js';
import { DeskItem } from './desk-item.entity.js';
import { mayWorkTheDesk } from './moderation.policy.js';
import { sayModeration } from './moderation.messages.js';
import { AlreadyDecided } from './moderation.refusals.js';

const input = z.discriminatedUnion('urgent', [
  z.object({
    itemId: z.string(),
    urgent: z.literal(true),
    reason: typedText({ min: 5, max: 500, multiline: false }, 'urgency_EMPTY'),
  }),
  z.object({ itemId: z.string(), urgent: z.literal(false) }),
]);

/** As it comes in: a reason is wanted of what is made urgent. */
export interface Urgency {
  readonly itemId: string;
  readonly urgent: boolean;
  readonly reason?: string | null;
}

/**
 * A moderator moves an item before all that can wait, and says why; or back among the others. It changes the order
 * and decides nothing, so it may be done outside the window, and to an item that somebody else holds.
 */
@Injectable()
export class SetUrgency {
  constructor(private readonly database: Database) {}

  async execute(viewer: Viewer, typed: Urgency): Promise<Claimed | Refused> {
    if (!mayWorkTheDesk(viewer)) return new NotPermitted(viewer);
    const asked = parseInput(input, { ...typed, reason: typed.reason ?? '' }, viewer, sayModeration);
    if (asked instanceof Refused) return asked;
    const id = asked.itemId;
    if (!isUuid(id)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const item = await tx.findOne(DeskItem, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!item) return new NotFound(viewer);
      if (item.closedAt) return new AlreadyDecided(viewer, item.closedAt);
      await tx.update(
        DeskItem,
        id,
        asked.urgent
          ? { urgent: true, urgentBy: viewer.accountId, urgentReason: asked.reason }
          : { urgent: false, urgentBy: null, urgentReason: null },
      );
      return { itemId: id };
    });
  }
}
