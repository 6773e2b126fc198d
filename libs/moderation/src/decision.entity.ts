import { Column, Entity, PrimaryColumn } from 'typeorm';

export const DECISIONS = ['PUBLISHED', 'RETURNED', 'REJECTED'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** Why a question may be rejected; the person reads the sentence of the catalogue and the moderator's own words. */
export const REJECTION_REASONS = [
  'SPAM',
  'ABUSE',
  'OFF_TOPIC',
  'PERSONAL_DATA',
  'NOT_A_QUESTION',
  'OTHER',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Who decided what on which version, and why; never updated. */
@Entity('decision')
export class Decision {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'decision_pk' })
  id!: string;

  @Column('uuid')
  itemId!: string;

  @Column('text')
  kind!: DecisionKind;

  @Column('text', { nullable: true })
  reasonCode!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('int')
  onVersion!: number;

  @Column('uuid')
  actorId!: string;

  @Column('timestamptz')
  decidedAt!: Date;
}
