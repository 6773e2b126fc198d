import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { PostChanges, ThreadChanges } from '#forum';
import type { Viewer } from '#kernel';
import type { Refused } from '#platform';
import {
  type Applied,
  type DecidedOn,
  type DecisionCase,
  decisionInput,
  impossible,
  isOnThread,
  moderationOf,
  reasonText,
} from './decision-case.js';
import { Decisions, type Outcome } from './decisions.js';

const input = z.object({ ...decisionInput, reason: reasonText });

/** A moderator takes a question or a reply that was published out of readers' sight; it is kept. */
@Injectable()
export class HideItem implements DecisionCase<z.output<typeof input>> {
  readonly kind = 'HIDDEN';
  readonly input = input;
  readonly onPublished = true;

  constructor(
    private readonly decisions: Decisions,
    private readonly changes: ThreadChanges,
    private readonly posts: PostChanges,
  ) {}

  execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Outcome> {
    return this.decisions.decide(viewer, this, typed);
  }

  async apply(tx: EntityManager, on: DecidedOn): Promise<Applied | Refused> {
    const { thread, post, cause } = on;
    const state = moderationOf(on);
    const changed = isOnThread(on)
      ? await this.changes.moderate(tx, thread, 'HIDDEN', cause)
      : await this.posts.dismiss(tx, thread, post, 'HIDDEN', cause);
    return changed ? {} : impossible(on, state, 'HIDDEN');
  }
}
