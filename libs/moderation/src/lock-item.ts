import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ThreadChanges, isPublic } from '#forum';
import type { Viewer } from '#kernel';
import type { Refused } from '#platform';
import {
  type Applied,
  type DecidedOn,
  type DecisionCase,
  decisionInput,
  impossible,
  isQuestion,
  notNow,
  reasonText,
} from './decision-case.js';
import { Decisions, type Outcome } from './decisions.js';

const input = z.object({ ...decisionInput, reason: reasonText });

/** A moderator closes a published thread to replies; official answers are still possible. */
@Injectable()
export class LockItem implements DecisionCase<z.output<typeof input>> {
  readonly kind = 'LOCKED';
  readonly input = input;
  readonly onPublished = true;

  constructor(
    private readonly decisions: Decisions,
    private readonly changes: ThreadChanges,
  ) {}

  execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Outcome> {
    return this.decisions.decide(viewer, this, typed);
  }

  async apply(tx: EntityManager, on: DecidedOn): Promise<Applied | Refused> {
    const { item, thread, cause } = on;
    // What people quarrel over may be any post of the thread.
    if (!isQuestion(item) && item.kind !== 'REPORT') return notNow(on, item.kind);
    if (!isPublic(thread)) return notNow(on, thread.moderation);
    const locked = await this.changes.lockReplies(tx, thread, true, cause);
    return locked ? {} : impossible(on, 'LOCKED', 'LOCKED');
  }
}
