import { Injectable } from '@nestjs/common';
import { Clock, type Viewer, isUuid } from '#kernel';
import { Database, NotFound, NotPermitted, Refused } from '#platform';
import type { Claimed } from './claim-next.js';
import { DeskItem } from './desk-item.entity.js';
import { Desk } from './desk.js';
import { mayWorkTheDesk } from './moderation.policy.js';
import { ClaimLost } from './moderation.refusals.js';
import { claimEnd } from './rules/claim.js';

/**
 * Keeps an item for another quarter of an hour; the item's page asks for it while it is open. It decides nothing,
 * so it is done outside the window, too. A claim that has ended is renewed as long as nobody else took the item.
 */
@Injectable()
export class RenewClaim {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: Desk,
  ) {}

  async execute(viewer: Viewer, itemId: string): Promise<Claimed | Refused> {
    if (!mayWorkTheDesk(viewer)) return new NotPermitted(viewer);
    if (!isUuid(itemId)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const item = await this.desk.take(tx, viewer, itemId);
      if (item instanceof Refused) return item;
      if (item.claimedBy !== viewer.accountId) return new ClaimLost(viewer);
      await tx.update(DeskItem, item.id, { claimedUntil: claimEnd(this.clock.now()) });
      return { itemId: item.id };
    });
  }
}
