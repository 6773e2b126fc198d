import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '#kernel';
import { NotPermitted, Refused, parseInput, typedText } from '#platform';
import { REJECTION_REASONS } from './decision.entity.js';
import { type Decided, Decisions } from './decisions.js';
import { sayModeration } from './moderation.messages.js';
import { mayWorkTheDesk } from './moderation.policy.js';

const input = z
  .object({
    itemId: z.string(),
    version: z.int(),
    reasonCode: z.enum(REJECTION_REASONS),
    reason: typedText({ min: 0, max: 2_000, multiline: true })
      .nullish()
      .transform((text) => text || null),
  })
  .refine((verdict) => verdict.reasonCode !== 'OTHER' || verdict.reason !== null, {
    path: ['reason'],
    message: 'reason_REQUIRED',
  });

/** A moderator rejects a text: a reason from the list, and words of their own. */
@Injectable()
export class RejectItem {
  constructor(private readonly decisions: Decisions) {}

  async execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Decided | Refused> {
    if (!mayWorkTheDesk(viewer)) return new NotPermitted(viewer);
    const verdict = parseInput(input, typed, viewer, sayModeration);
    if (verdict instanceof Refused) return verdict;
    return this.decisions.decide(viewer, { ...verdict, kind: 'REJECTED' });
  }
}
