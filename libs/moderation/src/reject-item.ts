import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { PostChanges, PostEdits, ThreadChanges } from '#forum';
import type { Viewer } from '#kernel';
import { type Refused, typedText } from '#platform';
import {
  type Applied,
  type DecidedOn,
  type DecisionCase,
  decisionInput,
  impossible,
  isQuestion,
  moderationOf,
} from './decision-case.js';
import { REJECTION_REASONS } from './decision.entity.js';
import { Decisions, type Outcome } from './decisions.js';

const input = z
  .object({
    ...decisionInput,
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
export class RejectItem implements DecisionCase<z.output<typeof input>> {
  readonly kind = 'REJECTED';
  readonly input = input;
  readonly onPublished = false;

  constructor(
    private readonly decisions: Decisions,
    private readonly changes: ThreadChanges,
    private readonly posts: PostChanges,
    private readonly edits: PostEdits,
  ) {}

  execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Outcome> {
    return this.decisions.decide(viewer, this, typed);
  }

  async apply(tx: EntityManager, on: DecidedOn): Promise<Applied | Refused> {
    const { item, thread, post, edit, cause } = on;
    const state = moderationOf(on);
    const changed = edit
      ? await this.edits.dismiss(tx, thread, post, edit, 'REJECTED', cause)
      : isQuestion(item)
        ? await this.changes.moderate(tx, thread, 'REJECTED', cause)
        : await this.posts.dismiss(tx, thread, post, 'REJECTED', cause);
    return changed ? {} : impossible(on, state, 'REJECTED');
  }
}
