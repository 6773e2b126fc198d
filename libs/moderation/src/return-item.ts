import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { NotPermitted, Refused, parseInput, typedText } from '#platform';
import { type Decided, Decisions } from './decisions.js';
import { mayWorkTheDesk } from './moderation.policy.js';

const input = z.object({
  itemId: z.string(),
  version: z.int(),
  reason: typedText({ min: 5, max: 2_000, multiline: true }),
});

/** A moderator gives a text back to its author to be changed; the text and the place in the queue are kept. */
@Injectable()
export class ReturnItem {
  constructor(private readonly decisions: Decisions) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Decided | Refused> {
    if (!mayWorkTheDesk(viewer)) return new NotPermitted(viewer);
    const verdict = parseInput(input, typed, viewer);
    if (verdict instanceof Refused) return verdict;
    return this.decisions.decide(viewer, { ...verdict, kind: 'RETURNED', reasonCode: null });
  }
}
