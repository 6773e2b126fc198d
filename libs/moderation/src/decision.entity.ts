import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ModerationStatus, ResolutionStatus, Standing, TextOfPost } from '#forum';

/** Every decision of the desk; a redirection is kept by those who send the question on. */
export const DECISIONS = [
  'PUBLISHED',
  'RETURNED',
  'REJECTED',
  'ASKED',
  'MERGED',
  'HIDDEN',
  'LOCKED',
  'ESCALATED',
  'CONFIRMED',
] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** What reports count as a decision of a person. */
export const REPORTED_DECISIONS = [...DECISIONS, 'REDIRECTED'] as const;
export type ReportedDecision = (typeof REPORTED_DECISIONS)[number];

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

/** All that a decision may change: what an undoing brings back. */
export interface DecidedState {
  readonly moderation: ModerationStatus;
  readonly resolution: ResolutionStatus;
  /** What the question was apart from answers and merges, and since when; decisions of before it was kept have none. */
  readonly standing?: { readonly to: Standing; readonly since: number };
  /** What it was merged into; the same. */
  readonly duplicateOf?: string | null;
  readonly locked: boolean;
  readonly text: TextOfPost;
  /** Which edit was decided on, and what became of it; none of decisions on anything else. */
  readonly edit?: { readonly id: string; readonly moderation: ModerationStatus } | null;
  /** Whether the item waited on the desk. */
  readonly waiting: boolean;
}

/** Who decided what on which version, and why; nothing of it is updated but its undoing. */
@Entity('decision')
export class Decision {
  /** Also the key of the change of state that it made, if it made one. */
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

  /** What else was decided: the marked span, the other thread, the specialist. */
  @Column('jsonb')
  details!: object;

  @Column('int')
  onVersion!: number;

  @Column('uuid')
  actorId!: string;

  @Column('timestamptz')
  decidedAt!: Date;

  /** Why a supervisor acted while the window was closed. */
  @Column('text', { nullable: true })
  overrideReason!: string | null;

  @Column('jsonb', { nullable: true })
  before!: DecidedState | null;

  @Column('jsonb', { nullable: true })
  after!: DecidedState | null;

  /** When mail about it could leave: who made it can no longer undo it. */
  @Column('timestamptz', { nullable: true })
  announcedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  undoneAt!: Date | null;

  @Column('uuid', { nullable: true })
  undoneBy!: string | null;

  @Column('text', { nullable: true })
  undoneReason!: string | null;
}
