import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { BULK_DECISIONS } from '../decide-items.js';
import { DECISION_MODES, type DecisionMode } from '../decision-case.js';
import type { RejectionReason } from '../decision.entity.js';
import { enumOf } from './enum-of.js';
import { RejectionReasonEnum } from './desk-item.type.js';

export const DecisionModeEnum = enumOf(DECISION_MODES);
registerEnumType(DecisionModeEnum, {
  name: 'DecisionMode',
  description: 'When a decision is made.',
  valuesMap: {
    NOW: { description: 'At once. What is refused stays as your draft.' },
    DRAFT: { description: 'Not yet: keep it as your draft.' },
    AT_OPENING: { description: 'At once, or at the next opening if the window is closed.' },
  },
});

export const BulkDecisionEnum = enumOf(BULK_DECISIONS);
registerEnumType(BulkDecisionEnum, {
  name: 'BulkDecision',
  description: 'What may be decided on many items at once.',
});

@InputType({ isAbstract: true })
abstract class DecisionInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  version!: number;

  @Field(() => DecisionModeEnum, { nullable: true, description: 'When it is made; NOW if not given.' })
  mode?: DecisionMode | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot wait for the opening; of supervisors, while the window is closed.',
  })
  overrideReason?: string | null;
}

@InputType({ description: 'A text to let in.' })
export class PublishItemInput extends DecisionInput {
  @Field(() => String, {
    nullable: true,
    description: 'The text in Markdown as readers are to see it, with [скрыто] in place of what is hidden.',
  })
  redactedText?: string | null;

  @Field(() => String, { nullable: true, description: 'The title of a question, likewise.' })
  redactedTitle?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why everyone is to read the personal data that was found in it; goes into the audit log.',
  })
  personalDataReason?: string | null;
}

@InputType({ description: 'A part of a text, half-open, in UTF-16 code units of its Markdown.' })
export class SpanInput {
  @Field(() => Int, { description: 'Its first unit, from 0.' })
  start!: number;

  @Field(() => Int, { description: 'The first unit after it.' })
  end!: number;
}

@InputType({ description: 'A text to give back to its author.' })
export class ReturnItemInput extends DecisionInput {
  @Field(() => String, { description: 'What is to be changed; the author reads it.' })
  reason!: string;

  @Field(() => SpanInput, { nullable: true, description: 'Where; not given: in the whole of it.' })
  span?: SpanInput | null;
}

@InputType({ description: 'A text to reject.' })
export class RejectItemInput extends DecisionInput {
  @Field(() => RejectionReasonEnum, { description: 'Reason from the list.' })
  reasonCode!: RejectionReason;

  @Field(() => String, { nullable: true, description: 'Words of your own beside it; needed with OTHER.' })
  reason?: string | null;
}

@InputType({ description: 'A question that lacks something.' })
export class AskForDetailsInput extends DecisionInput {
  @Field(() => String, { description: 'What the asker is to tell.' })
  reason!: string;
}

@InputType({ description: 'A question that was asked before.' })
export class MergeItemInput extends DecisionInput {
  @Field(() => ID, { description: 'The thread that stays.' })
  intoThreadId!: string;
}

@InputType({ description: 'A published text to hide.' })
export class HideItemInput extends DecisionInput {
  @Field(() => String, { description: 'Why; the author reads it.' })
  reason!: string;
}

@InputType({ description: 'A published thread that is to take no more replies.' })
export class LockItemInput extends DecisionInput {
  @Field(() => String, { description: 'Why; the asker reads it.' })
  reason!: string;
}

@InputType({ description: 'A question for a specialist of its category.' })
export class EscalateItemInput extends DecisionInput {
  @Field(() => String, { description: 'What the specialist is to know; staff only.' })
  reason!: string;
}

@InputType({ description: 'An official answer that holds.' })
export class ConfirmAnswerInput extends DecisionInput {
  @Field(() => String, {
    nullable: true,
    description: 'The day on which it was checked, in Moscow, `2026-11-20`; today if not given.',
  })
  checkedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last day on which it holds, likewise; not given: until somebody doubts it.',
  })
  validUntil?: string | null;
}

@InputType({ description: 'One of many items.' })
export class ItemVersionInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  version!: number;
}

@InputType({ description: 'The same decision on many items.' })
export class DecideItemsInput {
  @Field(() => BulkDecisionEnum, { description: 'What is decided.' })
  kind!: (typeof BULK_DECISIONS)[number];

  @Field(() => [ItemVersionInput], { description: 'The items, 1 to 100.' })
  items!: ItemVersionInput[];

  @Field(() => RejectionReasonEnum, {
    nullable: true,
    description: 'Of a rejection: the reason from the list.',
  })
  reasonCode?: RejectionReason | null;

  @Field(() => String, { nullable: true, description: 'What the authors read.' })
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of a supervisor: why it cannot wait for the opening.',
  })
  overrideReason?: string | null;
}

@InputType({ description: 'A decision to take back.' })
export class UndoDecisionInput {
  @Field(() => ID, { description: 'The decision.' })
  decisionId!: string;

  @Field(() => String, { nullable: true, description: 'Why; the author reads it.' })
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of a supervisor: why it cannot wait for the opening.',
  })
  overrideReason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why everyone is to read the personal data that was found in it; goes into the audit log.',
  })
  personalDataReason?: string | null;
}

@InputType({ description: 'A draft that is not needed.' })
export class DiscardDraftInput {
  @Field(() => ID, { description: 'The draft.' })
  draftId!: string;
}
