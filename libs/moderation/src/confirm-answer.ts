import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { AnswerValidity, answerDates, validityOf } from '#forum';
import type { Viewer } from '#kernel';
import { Refused } from '#platform';
import {
  type Applied,
  type DecidedOn,
  type DecisionCase,
  decisionInput,
  moderationOf,
  notNow,
} from './decision-case.js';
import { Decisions, type Outcome } from './decisions.js';

const input = z.object({ ...decisionInput, ...answerDates });

/** A moderator has looked again: the official answer holds, until another day or without end (docs/product.md §1). */
@Injectable()
export class ConfirmAnswer implements DecisionCase<z.output<typeof input>> {
  readonly kind = 'CONFIRMED';
  readonly input = input;
  readonly onPublished = false;

  constructor(
    private readonly decisions: Decisions,
    private readonly answers: AnswerValidity,
  ) {}

  execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Outcome> {
    return this.decisions.decide(viewer, this, typed);
  }

  async apply(tx: EntityManager, on: DecidedOn, typed: z.output<typeof input>): Promise<Applied | Refused> {
    const { thread, post, person, now } = on;
    if (!this.answers.isCurrent(thread, post)) return notNow(on, moderationOf(on));
    const validity = validityOf(typed, person, now);
    if (validity instanceof Refused) return validity;
    const { checkedOn, validUntil, expiredAt } = post;
    await this.answers.write(tx, thread, post, { ...validity, expiredAt: null });
    return { details: { validity, replaced: { checkedOn, validUntil, expiredAt } } };
  }
}
