import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { NotPermitted, Refused, parseInput } from '#platform';
import { DecisionCases } from './decision-cases.js';
import { Decisions, type Outcome } from './decisions.js';
import { sayModeration } from './moderation.messages.js';
import { mayWorkTheDesk } from './moderation.policy.js';

/** Decisions that say the same of many texts; the others concern one. */
export const BULK_DECISIONS = ['PUBLISHED', 'RETURNED', 'REJECTED', 'HIDDEN', 'LOCKED'] as const;
export const BULK_LIMIT = 100;

const input = z.object({
  kind: z.enum(BULK_DECISIONS),
  items: z
    .array(z.object({ itemId: z.string(), version: z.int() }))
    .min(1, 'bulk_EMPTY')
    .max(BULK_LIMIT, 'bulk_TOO_MANY'),
  reasonCode: z.string().nullish(),
  reason: z.string().nullish(),
  overrideReason: z.string().nullish(),
});

/** The same decision on many items, each as a transaction of its own: one that is refused keeps none of the others. */
@Injectable()
export class DecideItems {
  constructor(
    private readonly decisions: Decisions,
    private readonly cases: DecisionCases,
  ) {}

  /** @returns an outcome for each item, in the order given. */
  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Outcome[] | Refused> {
    if (!mayWorkTheDesk(viewer)) return new NotPermitted(viewer);
    const bulk = parseInput(input, typed, viewer, sayModeration);
    if (bulk instanceof Refused) return bulk;
    const { items, kind, ...verdict } = bulk;
    const outcomes: Outcome[] = [];
    for (const item of items)
      outcomes.push(await this.decisions.decide(viewer, this.cases.of(kind), { ...verdict, ...item }));
    return outcomes;
  }
}
