import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock, type Person, type Viewer } from '#kernel';
import { Database, Refused, parseInput } from '#platform';
import { ClaimQueue } from './claim-queue.js';
import { DESK_ITEM_KINDS } from './desk-item.entity.js';
import { Desk } from './desk.js';
import { DeskEmpty } from './moderation.refusals.js';
import { claimEnd } from './rules/claim.js';

export interface Claimed {
  readonly itemId: string;
}

const input = z.object({
  categoryId: z.uuid().nullish(),
  kind: z.enum(DESK_ITEM_KINDS).nullish(),
  region: z.string().max(6).nullish(),
  overdue: z.boolean().nullish(),
});

/**
 * Takes the next item of the desk; of many who ask at once each gets a different one (docs/product.md §4). Who
 * holds one already is given that one again: one at a time is handed out, more may be chosen by hand.
 */
@Injectable()
export class ClaimNext {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: Desk,
    private readonly queue: ClaimQueue,
  ) {}

  async execute(viewer: Viewer, asked: z.input<typeof input> = {}): Promise<Claimed | Refused> {
    const refusal = await this.desk.refuse(viewer);
    if (refusal) return refusal;
    const filter = parseInput(input, asked, viewer);
    if (filter instanceof Refused) return filter;
    const { accountId } = viewer as Person;
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const itemId = await this.queue.next(tx, filter, { accountId, now }, claimEnd(now));
      return itemId ? { itemId } : new DeskEmpty(viewer);
    });
  }
}
