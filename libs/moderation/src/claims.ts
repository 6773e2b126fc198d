import { Injectable } from '@nestjs/common';
import { Clock, type Person, type Viewer, isUuid } from '#kernel';
import { Database, NotFound, Refused } from '#platform';
import { DeskItem } from './desk-item.entity.js';
import { DeskRepository } from './desk.repository.js';
import { Desk } from './desk.js';
import { DeskEmpty } from './moderation.refusals.js';
import { claimEnd } from './rules/claim.js';

export interface Claimed {
  readonly itemId: string;
}

/** Takes the next item of the desk; of many who ask at once each gets a different one (docs/product.md §4). */
@Injectable()
export class ClaimNext {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: Desk,
    private readonly items: DeskRepository,
  ) {}

  async execute(viewer: Viewer): Promise<Claimed | Refused> {
    const refusal = await this.desk.refuse(viewer);
    if (refusal) return refusal;
    const person = viewer as Person;
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const itemId = await this.items.claimFirst(tx, person.accountId, now, claimEnd(now));
      if (!itemId) return new DeskEmpty(viewer);
      await this.desk.tellChanged(tx, itemId);
      return { itemId };
    });
  }
}

/** Takes one item by choice, or renews the claim on it. */
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
      await this.desk.tellChanged(tx, item.id);
      return { itemId: item.id };
    });
  }
}

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
      await this.desk.tellChanged(tx, item.id);
      return { itemId: item.id };
    });
  }
}
