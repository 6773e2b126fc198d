import { Injectable } from '@nestjs/common';
import { type Viewer, isUuid } from '#kernel';
import { Database, NotFound, NotPermitted, Refused } from '#platform';
import type { Claimed } from './claim-next.js';
import { DeskItem } from './desk-item.entity.js';
import { Desk } from './desk.js';
import { mayWorkTheDesk } from './moderation.policy.js';

/** Gives an item back to the desk; it decides nothing, so it is done outside the window, too. */
@Injectable()
export class ReleaseClaim {
  constructor(
    private readonly database: Database,
    private readonly desk: Desk,
  ) {}

  async execute(viewer: Viewer, itemId: string): Promise<Claimed | Refused> {
    if (!mayWorkTheDesk(viewer)) return new NotPermitted(viewer);
    if (!isUuid(itemId)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const item = await this.desk.take(tx, viewer, itemId);
      if (item instanceof Refused) return item;
      await tx.update(DeskItem, item.id, { claimedBy: null, claimedUntil: null });
      return { itemId: item.id };
    });
  }
}
