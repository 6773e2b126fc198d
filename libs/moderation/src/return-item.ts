import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { PostChanges, PostEdits, ThreadChanges } from '#forum';
import type { Viewer } from '#kernel';
import { FieldProblem, InvalidInput, type Refused } from '#platform';
import {
  type Applied,
  type DecidedOn,
  type DecisionCase,
  decisionInput,
  impossible,
  isQuestion,
  moderationOf,
  reasonText,
} from './decision-case.js';
import { Decisions, type Outcome } from './decisions.js';
import { sayModeration } from './moderation.messages.js';
import { isSpanOf } from './rules/marked-span.js';

const input = z.object({
  ...decisionInput,
  reason: reasonText,
  /** The part of the text that is to be changed; none: the whole of it. */
  span: z.object({ start: z.int(), end: z.int() }).nullish(),
});
type Returning = z.output<typeof input>;

/**
 * A moderator gives a text back to its author to be changed, and marks where. The text and the place in the
 * queue are kept: what is sent again takes its old place (docs/product.md §4).
 */
@Injectable()
export class ReturnItem implements DecisionCase<Returning> {
  readonly kind = 'RETURNED';
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

  async apply(tx: EntityManager, on: DecidedOn, { span }: Returning): Promise<Applied | Refused> {
    const { item, thread, post, edit, cause, person } = on;
    if (span && !isSpanOf((edit ?? post).markdown, span)) {
      const message = sayModeration(person.locale, 'span_OUTSIDE');
      return new InvalidInput(person, [new FieldProblem('span', 'span_OUTSIDE', message)]);
    }
    const state = moderationOf(on);
    const changed = edit
      ? await this.edits.dismiss(tx, thread, post, edit, 'RETURNED', cause)
      : isQuestion(item)
        ? await this.changes.moderate(tx, thread, 'RETURNED', cause)
        : await this.posts.dismiss(tx, thread, post, 'RETURNED', cause);
    return changed ? { details: { span: span ?? null } } : impossible(on, state, 'RETURNED');
  }
}
