import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who changed which state of a thread or post, when and why; never updated. */
@Entity('status_change')
export class StatusChange {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'status_change_pk' })
  id!: string;

  @Column('uuid')
  threadId!: string;

  @Column('uuid', { nullable: true })
  postId!: string | null;

  @Column('text')
  dimension!: 'MODERATION' | 'RESOLUTION' | 'REPLIES' | 'EDIT';

  @Column('text', { nullable: true })
  fromStatus!: string | null;

  @Column('text')
  toStatus!: string;

  @Column('uuid', { nullable: true })
  actorId!: string | null;

  /** The reason chosen from a list; the words of who decided stand beside it. */
  @Column('text', { nullable: true })
  reasonCode!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz')
  changedAt!: Date;
}
