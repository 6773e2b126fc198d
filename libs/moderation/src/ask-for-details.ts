import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { PersonalDataGuard, PostTexts, ThreadChanges } from '#forum';
import type { Viewer } from '#kernel';
import type { Refused } from '#platform';
import {
  type Applied,
  type DecidedOn,
  type DecisionCase,
  decisionInput,
  impossible,
  isAlive,
  isQuestion,
  notNow,
  reasonText,
} from './decision-case.js';
import { Decisions, type Outcome } from './decisions.js';

const input = z.object({ ...decisionInput, reason: reasonText });

/**
 * A moderator asks the asker for what is missing: the question is let in, if it still waits, and its clocks stand
 * until the asker clarifies it (docs/product.md §3 and §4).
 */
@Injectable()
export class AskForDetails implements DecisionCase<z.output<typeof input>> {
  readonly kind = 'ASKED';
  readonly input = input;
  readonly onPublished = true;

  constructor(
    private readonly decisions: Decisions,
    private readonly changes: ThreadChanges,
    private readonly texts: PostTexts,
    private readonly personalData: PersonalDataGuard,
  ) {}

  execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Outcome> {
    return this.decisions.decide(viewer, this, typed);
  }

  async apply(tx: EntityManager, on: DecidedOn): Promise<Applied | Refused> {
    const { item, thread, post, cause, person } = on;
    if (!isQuestion(item)) return notNow(on, item.kind);
    const { moderation, resolution } = thread;
    if (!isAlive(moderation)) return notNow(on, moderation);
    if (moderation === 'PENDING') {
      const text = this.texts.textOf(thread, post);
      const found = await this.personalData.refusePost(tx, person, thread, post.id, text);
      if (found) return found;
      await this.changes.publish(tx, thread, { actorId: person.accountId });
    }
    const asked = await this.changes.resolve(tx, thread, 'AWAITING_ASKER', cause);
    return asked ? {} : impossible(on, resolution, 'AWAITING_ASKER');
  }
}
