import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids, type Person, type Viewer, isUuid } from '#kernel';
import { Database, NotFound, NotPermitted, Refused } from '#platform';
import type { Claimed } from './claim-next.js';
import { DeskItem } from './desk-item.entity.js';
import { Desk } from './desk.js';
import { maySupervise } from './moderation.policy.js';
import { AlreadyDecided, NotHeld } from './moderation.refusals.js';
import { claimEnd, isHeldByAnother } from './rules/claim.js';

/** A supervisor takes an item out of the hands of who holds it; they are told at once (docs/product.md §4). */
@Injectable()
export class TakeOverClaim {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly desk: Desk,
  ) {}

  async execute(viewer: Viewer, itemId: string): Promise<Claimed | Refused> {
    if (!maySupervise(viewer)) return new NotPermitted(viewer);
    const refusal = await this.desk.refuse(viewer);
    if (refusal) return refusal;
    if (!isUuid(itemId)) return new NotFound(viewer);
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const item = await tx.findOne(DeskItem, { where: { id: itemId }, lock: { mode: 'pessimistic_write' } });
      if (!item) return new NotFound(viewer);
      if (item.closedAt) return new AlreadyDecided(viewer, item.closedAt);
      if (!isHeldByAnother(item, viewer.accountId, now) || !item.claimedBy) return new NotHeld(viewer);
      await this.note(tx, item.id, item.claimedBy, viewer, now);
      await tx.update(DeskItem, item.id, { claimedBy: viewer.accountId, claimedUntil: claimEnd(now) });
      return { itemId: item.id };
    });
  }

  private async note(tx: EntityManager, itemId: string, from: string, by: Person, now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO claim_take_over (id, item_id, from_account_id, by_account_id, taken_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [this.ids.next(), itemId, from, by.accountId, now],
    );
    // The desk itself sees only that another holds the item now, not that it was taken from somebody.
    await tx.query(
      `INSERT INTO desk_change (kind, item_id, holder_id, former_holder_id) VALUES ('TAKEN_OVER', $1, $2, $3)`,
      [itemId, by.accountId, from],
    );
  }
}
