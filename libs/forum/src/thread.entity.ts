import { Column, Entity, Generated, PrimaryColumn } from 'typeorm';
import type { ModerationStatus } from './rules/moderation-status.js';
import type { DestinationKind, ResolutionStatus, Standing } from './rules/resolution-status.js';
import type { ThreadKind } from './rules/thread-kind.js';

@Entity('thread')
export class Thread {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'thread_pk' })
  id!: string;

  /** The public number: in the address and in the reference. */
  @Column('int')
  @Generated('increment')
  number!: number;

  @Column('text')
  kind!: ThreadKind;

  @Column('uuid')
  categoryId!: string;

  @Column('uuid', { nullable: true })
  authorId!: string | null;

  @Column('text')
  authorName!: string;

  @Column('text')
  title!: string;

  @Column('text')
  slug!: string;

  @Column('text')
  excerpt!: string;

  @Column('text')
  moderation!: ModerationStatus;

  @Column('text')
  resolution!: ResolutionStatus;

  /** What it is apart from answers and merges, and the position from which official answers count as given since. */
  @Column('text')
  standing!: Standing;

  @Column('int')
  standingSince!: number;

  /** Where it was sent on to the last time; told while its resolution is `REDIRECTED`. */
  @Column('text', { nullable: true })
  redirectedTo!: DestinationKind | null;

  /** Grows with every change that a decision must have seen (docs/product.md §4). */
  @Column('int')
  version!: number;

  /** How many posts readers see. */
  @Column('int')
  postCount!: number;

  @Column('int')
  nextPosition!: number;

  @Column('uuid', { nullable: true })
  officialAnswerId!: string | null;

  @Column('uuid', { nullable: true })
  acceptedPostId!: string | null;

  @Column('timestamptz')
  submittedAt!: Date;

  @Column('timestamptz', { nullable: true })
  publishedAt!: Date | null;

  @Column('timestamptz')
  lastActivityAt!: Date;

  /** The deadlines of the clocks, as they are shown. */
  @Column('timestamptz', { nullable: true })
  decisionDueAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  answerDueAt!: Date | null;

  /** Since when it takes no replies. */
  @Column('timestamptz', { nullable: true })
  lockedAt!: Date | null;

  /** The thread it was merged into; a duplicate of it only as long as readers see that one. */
  @Column('uuid', { nullable: true })
  duplicateOf!: string | null;

  @Column('text', { array: true })
  tags!: string[];

  /** Key of the thread in the archive it was imported from. */
  @Column('text', { nullable: true })
  importedId!: string | null;
}
