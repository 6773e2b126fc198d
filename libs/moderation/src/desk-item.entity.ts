import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What may wait on the desk. */
export const DESK_ITEM_KINDS = [
  'QUESTION',
  'COMMUNITY_ANSWER',
  'CLARIFICATION',
  'EDIT',
  'REPORT',
  'PRIVATE_QUESTION',
  'EXPIRED_ANSWER',
] as const;
export type DeskItemKind = (typeof DESK_ITEM_KINDS)[number];

@Entity('desk_item')
export class DeskItem {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'desk_item_pk' })
  id!: string;

  @Column('text')
  kind!: DeskItemKind;

  @Column('uuid')
  threadId!: string;

  @Column('uuid')
  postId!: string;

  @Column('uuid')
  categoryId!: string;

  /** The asker's region, ISO 3166-2, as told to staff. */
  @Column('text', { nullable: true })
  region!: string | null;

  /** Stands before everything that is not; by its category, or by a moderator who said why. */
  @Column('boolean')
  urgent!: boolean;

  @Column('uuid', { nullable: true })
  urgentBy!: string | null;

  @Column('text', { nullable: true })
  urgentReason!: string | null;

  /** When the decision is due; after urgency the order of the desk. */
  @Column('timestamptz')
  dueAt!: Date;

  @Column('timestamptz')
  enteredAt!: Date;

  /** The claim: a lease that ends by itself. */
  @Column('uuid', { nullable: true })
  claimedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  claimedUntil!: Date | null;

  /** When a decision, a withdrawal or a redirection ended the waiting. */
  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
}
