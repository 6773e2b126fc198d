import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { toGlobalId } from '#platform';
import type { DraftRow } from '../decision-drafts.js';
import { REPORTED_DECISIONS, type DecisionKind } from '../decision.entity.js';
import type { DecisionRow } from '../decisions.repository.js';
import type { EscalationRow } from '../escalations.repository.js';
import { undoEnd } from '../rules/undoing.js';
import { enumOf } from './enum-of.js';

export const DecisionKindEnum = enumOf(REPORTED_DECISIONS);
registerEnumType(DecisionKindEnum, { name: 'DecisionKind', description: 'What was decided.' });

@ObjectType('Decision', { description: 'Who decided what on an item, and why.' })
export class DecisionType {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => DecisionKindEnum, { description: 'What was decided.' })
  readonly kind!: DecisionKind;

  @Field(() => String, { description: 'Who decided.' })
  readonly by!: string;

  @Field(() => Date, { description: 'When.' })
  readonly decidedAt!: Date;

  @Field(() => Date, { description: 'Until when who decided may undo it alone; exclusive.' })
  readonly undoUntil!: Date;

  @Field(() => String, { nullable: true, description: 'The reason of the list, if there is one.' })
  readonly reasonCode!: string | null;

  @Field(() => String, { nullable: true, description: 'In the words of who decided.' })
  readonly reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was made while the window was closed.' })
  readonly overrideReason!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was undone.' })
  readonly undoneAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who undid it.' })
  readonly undoneBy!: string | null;
}

@ObjectType('DecisionDraft', { description: 'A decision of yours that is not made yet.' })
export class DraftType {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => DecisionKindEnum, { description: 'What is to be decided.' })
  readonly kind!: DecisionKind;

  @Field(() => String, { description: 'The input as it was sent, as JSON.' })
  readonly input!: string;

  @Field(() => Date, { nullable: true, description: 'When it will be made.' })
  readonly runAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Code of the refusal that it met.' })
  readonly refusedAs!: string | null;

  @Field(() => Date, { description: 'When it was saved.' })
  readonly savedAt!: Date;
}

@ObjectType('Escalation', { description: 'A specialist was asked to answer.' })
export class EscalationType {
  @Field(() => String, { description: 'Who was asked.' })
  readonly specialist!: string;

  @Field(() => String, { description: 'What they were told.' })
  readonly note!: string;

  @Field(() => Date, { description: 'When.' })
  readonly escalatedAt!: Date;
}

@ObjectType({
  description: 'A text as its author wrote it, before something in it was hidden; for staff only.',
})
export class OriginalText {
  @Field(() => String, { nullable: true, description: 'The title of a question.' })
  readonly title!: string | null;

  @Field(() => String, { description: 'The text in Markdown.' })
  readonly markdown!: string;
}

export const toDecision = (row: DecisionRow): DecisionType =>
  Object.assign(new DecisionType(), {
    id: toGlobalId('Decision', row.id),
    kind: row.kind,
    by: row.actor_name,
    decidedAt: row.decided_at,
    undoUntil: undoEnd(row.decided_at),
    reasonCode: row.reason_code,
    reason: row.reason,
    overrideReason: row.override_reason,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by_name,
  });

export const toDraft = (row: DraftRow): DraftType =>
  Object.assign(new DraftType(), {
    id: toGlobalId('DecisionDraft', row.id),
    kind: row.kind,
    input: JSON.stringify(row.input),
    runAt: row.run_at,
    refusedAs: row.refused_as,
    savedAt: row.saved_at,
  });

export const toEscalation = (row: EscalationRow): EscalationType =>
  Object.assign(new EscalationType(), {
    specialist: row.specialist_name,
    note: row.note,
    escalatedAt: row.escalated_at,
  });
