import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { StaffDetails, type ThreadKind, ThreadKindEnum } from '#forum';
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

@ObjectType('DeskItem', { implements: () => Node, description: 'Something that waits for a decision.' })
export class DeskItemType implements Node {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => DeskItemKindEnum, { description: 'What waits.' })
  readonly kind!: DeskItemKind;

  @Field(() => ID, { description: 'The thread it belongs to.' })
  readonly threadId!: string;

  @Field(() => ID, { description: 'The post that waits.' })
  readonly postId!: string;

  @Field(() => Int, { description: 'Public number of the thread.' })
  readonly threadNumber!: number;

  @Field(() => ThreadKindEnum, { description: 'What the thread is.' })
  readonly threadKind!: ThreadKind;

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

  @Field(() => Boolean, { description: 'Whether it stands before all that can wait.' })
  readonly urgent!: boolean;

  @Field(() => String, { nullable: true, description: 'Who made it urgent; nobody where its category does.' })
  readonly urgentBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is urgent, in the words of who made it so.' })
  readonly urgentReason!: string | null;

  @Field(() => Date, { description: 'When the decision is due.' })
  readonly dueAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When the desk was warned that three quarters of the working time had passed.',
  })
  readonly warnedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was told that the decision is overdue.' })
  readonly overdueAt!: Date | null;

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
    postId: toGlobalId('Post', row.post_id),
    threadNumber: row.number,
    threadKind: row.thread_kind,
    title: row.title,
    category: row.category_title[locale],
    authorName: row.author_name,
    html: row.html,
    details: {
      service: row.service,
      caseNumber: row.case_number,
      occurredAt: row.occurred_at,
      errorText: row.error_text,
      region: row.region,
    },
    urgent: row.urgent,
    urgentBy: row.urgent_by_name,
    urgentReason: row.urgent_reason,
    version: row.version,
    dueAt: row.promised_at,
    warnedAt: row.warned_at,
    overdueAt: row.overdue_at,
    enteredAt: row.entered_at,
    claimedBy: row.claimed_by_name,
    claimedUntil: row.claimed_until,
    closedAt: row.closed_at,
  });
