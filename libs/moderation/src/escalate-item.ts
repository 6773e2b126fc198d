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
import { EscalationsRepository } from './escalations.repository.js';
import { NoSpecialist } from './moderation.refusals.js';
import { chooseSpecialist } from './rules/choose-specialist.js';

const input = z.object({ ...decisionInput, reason: reasonText });

/**
 * A moderator asks a specialist of the category: who is on duty, with the fewest questions that wait. A question
 * that still waits is let in, since an official answer is public; the item shows who was asked (docs/product.md §4).
 */
@Injectable()
export class EscalateItem implements DecisionCase<z.output<typeof input>> {
  readonly kind = 'ESCALATED';
  readonly input = input;
  readonly onPublished = true;

  constructor(
    private readonly decisions: Decisions,
    private readonly changes: ThreadChanges,
    private readonly escalations: EscalationsRepository,
    private readonly texts: PostTexts,
    private readonly personalData: PersonalDataGuard,
  ) {}

  execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Outcome> {
    return this.decisions.decide(viewer, this, typed);
  }

  async apply(
    tx: EntityManager,
    on: DecidedOn,
    { reason }: z.output<typeof input>,
  ): Promise<Applied | Refused> {
    const { decisionId, item, thread, post, person, cause, now } = on;
    if (!isQuestion(item)) return notNow(on, item.kind);
    if (!isAlive(thread.moderation)) return notNow(on, thread.moderation);
    if (await this.escalations.isOpen(tx, item.id)) return impossible(on, 'ESCALATED', 'ESCALATED');
    if (thread.moderation === 'PENDING') {
      const text = this.texts.textOf(thread, post);
      const found = await this.personalData.refusePost(tx, person, thread, post.id, text);
      if (found) return found;
    }
    const specialistId = chooseSpecialist(await this.escalations.candidates(tx, item.categoryId, now));
    if (!specialistId) return new NoSpecialist(person);
    await this.escalations.open(tx, {
      decisionId,
      itemId: item.id,
      threadId: thread.id,
      specialistId,
      note: reason,
      now,
    });
    if (thread.moderation === 'PENDING') await this.changes.publish(tx, thread, { ...cause, reason: null });
    return { details: { specialistId } };
  }
}
