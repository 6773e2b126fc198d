import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ThreadChanges, isPublic } from '#forum';
import type { Viewer } from '#kernel';
import { NotFound, type Refused } from '#platform';
import {
  type Applied,
  type DecidedOn,
  type DecisionCase,
  decisionInput,
  impossible,
  isAlive,
  isQuestion,
  notNow,
} from './decision-case.js';
import { Decisions, type Outcome } from './decisions.js';

const input = z.object({ ...decisionInput, intoThreadId: z.uuid() });
type Merging = z.output<typeof input>;

/**
 * A moderator merges a question into another one that asks the same: its address leads there for good, and its
 * followers follow there. One that still waits is not published by it (docs/product.md §1, ADR 0015).
 */
@Injectable()
export class MergeItem implements DecisionCase<Merging> {
  readonly kind = 'MERGED';
  readonly input = input;
  readonly onPublished = true;

  constructor(
    private readonly decisions: Decisions,
    private readonly changes: ThreadChanges,
  ) {}

  execute(viewer: Viewer, typed: z.input<typeof input>): Promise<Outcome> {
    return this.decisions.decide(viewer, this, typed);
  }

  other({ intoThreadId }: Merging): string {
    return intoThreadId;
  }

  async apply(tx: EntityManager, on: DecidedOn): Promise<Applied | Refused> {
    const { item, thread, other: into, cause, person } = on;
    if (!isQuestion(item)) return notNow(on, item.kind);
    const { moderation, resolution } = thread;
    if (resolution === 'DUPLICATE') return impossible(on, resolution, 'DUPLICATE');
    if (!isAlive(moderation)) return notNow(on, moderation);
    // One that is itself merged elsewhere would make a chain, and two merged into each other a circle.
    if (!into || into.id === thread.id || !isPublic(into)) return new NotFound(person);
    if (into.resolution === 'DUPLICATE') return notNow(on, into.resolution);
    const merged = await this.changes.merge(tx, thread, into, cause);
    return merged ? { details: { intoThreadId: into.id } } : notNow(on, resolution);
  }
}
