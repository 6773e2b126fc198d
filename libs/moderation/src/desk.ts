import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Schedules, WindowClosed } from '#directory';
import { Clock, type Person, type Viewer } from '#kernel';
import { NotFound, NotPermitted, Refused } from '#platform';
import { Account } from '#accounts';
import { DeskItem } from './desk-item.entity.js';
import { mayWorkTheDesk } from './moderation.policy.js';
import { AlreadyDecided, ClaimedByAnother } from './moderation.refusals.js';
import { isHeldByAnother } from './rules/claim.js';

/** What every act on the desk has in common: who may, when, and on an item that is free for them. */
@Injectable()
export class Desk {
  constructor(
    private readonly clock: Clock,
    private readonly schedules: Schedules,
  ) {}

  /** The refusal of whoever may not work the desk now, else `null`. */
  async refuse(viewer: Viewer): Promise<NotPermitted | WindowClosed | null> {
    if (!mayWorkTheDesk(viewer)) return new NotPermitted(viewer);
    return this.schedules.refuseOutsideWindow(viewer);
  }

  /** Holds a waiting item that is free for this person until the transaction ends. */
  async take(tx: EntityManager, person: Person, itemId: string): Promise<DeskItem | Refused> {
    const item = await tx.findOne(DeskItem, { where: { id: itemId }, lock: { mode: 'pessimistic_write' } });
    if (!item) return new NotFound(person);
    if (item.closedAt) return new AlreadyDecided(person, item.closedAt);
    if (isHeldByAnother(item, person.accountId, this.clock.now()) && item.claimedBy && item.claimedUntil) {
      const holder = await tx.findOneBy(Account, { id: item.claimedBy });
      return new ClaimedByAnother(person, holder?.displayName ?? '', item.claimedUntil);
    }
    return item;
  }
}
