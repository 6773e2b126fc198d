import { Injectable } from '@nestjs/common';
import { Clock, type Person, type Viewer, isUuid } from '#kernel';
import { Database, NotFound, Refused } from '#platform';
import type { Claimed } from './claim-next.js';
import { DeskItem } from './desk-item.entity.js';
import { Desk } from './desk.js';
import { claimEnd } from './rules/claim.js';

/** Takes one item by choice; a person may hold several so. */
@Injectable()
export class ClaimItem {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: Desk,
  ) {}

  async execute(viewer: Viewer, itemId: string): Promise<Claimed | Refused> {
    const refusal = await this.desk.refuse(viewer);
    if (refusal) return refusal;
    if (!isUuid(itemId)) return new NotFound(viewer);
    const person = viewer as Person;
    return this.database.transaction(async (tx) => {
      const item = await this.desk.take(tx, person, itemId);
      if (item instanceof Refused) return item;
      const claim = { claimedBy: person.accountId, claimedUntil: claimEnd(this.clock.now()) };
      await tx.update(DeskItem, item.id, claim);
      return { itemId: item.id };
    });
  }
}
