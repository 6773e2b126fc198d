import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ThreadsRepository, maySee } from '#forum';
import type { Viewer } from '#kernel';
import { Database, NotFound, NotPermitted, Refused, parseInput } from '#platform';
import { LEVELS } from './rules/level.js';
import { maySubscribe } from './subscriptions.policy.js';
import { type SubscriptionRow, SubscriptionsRepository } from './subscriptions.repository.js';

const input = z.object({ threadId: z.uuid(), level: z.enum(LEVELS) });

/** A person chooses how much of a thread they want to be told (docs/product.md §6). */
@Injectable()
export class Subscribe {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadsRepository,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<SubscriptionRow | Refused> {
    if (!maySubscribe(viewer)) return new NotPermitted(viewer);
    const choice = parseInput(input, typed, viewer);
    if (choice instanceof Refused) return choice;
    const thread = await this.threads.byId(choice.threadId);
    if (!thread || !maySee(viewer, { moderation: thread.moderation, authorId: thread.author_id }))
      return new NotFound(viewer);
    return this.database.transaction((tx) => this.subscriptions.choose(tx, viewer, thread.id, choice.level));
  }
}
