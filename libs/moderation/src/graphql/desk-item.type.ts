import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '#kernel';
import { Node, connectionOf, toGlobalId } from '#platform';
import { REJECTION_REASONS, type RejectionReason } from '../decision.entity.js';
import { DESK_ITEM_KINDS, type DeskItemKind } from '../desk-item.entity.js';
import type { DeskRow } from '../desk.repository.js';

export const DeskItemKindEnum = Object.fromEntries(DESK_ITEM_KINDS.map((kind) => [kind, kind])) as Record<
  DeskItemKind,
  DeskItemKind
>;
registerEnumType(DeskItemKindEnum, { name: 'DeskItemKind', description: 'What waits on the desk.' });

export const RejectionReasonEnum = Object.fromEntries(
  REJECTION_REASONS.map((reason) => [reason, reason]),
) as Record<RejectionReason, RejectionReason>;
registerEnumType(RejectionReasonEnum, {
  name: 'RejectionReason',
  description: 'Why a text may be rejected.',
});

@ObjectType({ description: 'What the asker told staff only.' })
export class StaffDetails {
  @Field(() => String, { nullable: true, description: 'The service in question.' })
  readonly service!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the application or case.' })
  readonly caseNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'When it happened, in the asker’s words.' })
  readonly occurredAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Text of the error message.' })
  readonly errorText!: string | null;
}

@ObjectType('DeskItem', { implements: () => Node, description: 'Something that waits for a decision.' })
export class DeskItemType implements Node {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => DeskItemKindEnum, { description: 'What waits.' })
  readonly kind!: DeskItemKind;

  @Field(() => ID, { description: 'The thread it belongs to.' })
  readonly threadId!: string;

  @Field(() => Int, { description: 'Public number of the thread.' })
  readonly threadNumber!: number;

  @Field(() => String, { description: 'Title of the thread.' })
  readonly title!: string;

  @Field(() => String, { description: 'Theme.' })
  readonly category!: string;

  @Field(() => String, { description: 'Who wrote it, as shown to readers.' })
  readonly authorName!: string;

  @Field(() => String, { description: 'The text as safe HTML.' })
  readonly html!: string;

  @Field(() => StaffDetails, { description: 'Details for staff only.' })
  readonly details!: StaffDetails;

  @Field(() => Int, { description: 'Version to name in a decision.' })
  readonly version!: number;

  @Field(() => Date, { description: 'When the decision is due.' })
  readonly dueAt!: Date;

  @Field(() => Date, { description: 'When the text was sent.' })
  readonly enteredAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who holds it.' })
  readonly claimedBy!: string | null;

  @Field(() => Date, { nullable: true, description: 'When the claim ends unless it is renewed.' })
  readonly claimedUntil!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When its waiting ended.' })
  readonly closedAt!: Date | null;
}

export const DeskItemConnection = connectionOf(DeskItemType, 'DeskItem');

export const toDeskItem = (row: DeskRow, locale: Locale): DeskItemType =>
  Object.assign(new DeskItemType(), {
    id: toGlobalId('DeskItem', row.id),
    kind: row.kind,
    threadId: toGlobalId('Thread', row.thread_id),
    threadNumber: row.number,
    title: row.title,
    category: row.category_title[locale],
    authorName: row.author_name,
    html: row.html,
    details: {
      service: row.service,
      caseNumber: row.case_number,
      occurredAt: row.occurred_at,
      errorText: row.error_text,
    },
    version: row.version,
    dueAt: row.due_at,
    enteredAt: row.entered_at,
    claimedBy: row.claimed_by_name,
    claimedUntil: row.claimed_until,
    closedAt: row.closed_at,
  });
