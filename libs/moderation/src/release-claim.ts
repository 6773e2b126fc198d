import { Injectable } from '@nestjs/common';
import { type Person, type Viewer, isUuid } from '#kernel';
import { Database, NotFound, Refused } from '#platform';
import type { Claimed } from './claim-next.js';
import { DeskItem } from './desk-item.entity.js';
import { Desk } from './desk.js';

/** Gives an item back to the desk. */
@Injectable()
export class ReleaseClaim {
  constructor(
    private readonly database: Database,
    private readonly desk: Desk,
  ) {}

  async execute(viewer: Viewer, itemId: string): Promise<Claimed | Refused> {
    const refusal = await this.desk.refuse(viewer);
    if (refusal) return refusal;
    if (!isUuid(itemId)) return new NotFound(viewer);
    return this.database.transaction(async (tx) => {
      const item = await this.desk.take(tx, viewer as Person, itemId);
      if (item instanceof Refused) return item;
      await tx.update(DeskItem, item.id, { claimedBy: null, claimedUntil: null });
      return { itemId: item.id };
    });
  }
}
