import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ModerationStatus } from './rules/moderation-status.js';

/** docs/product.md, "Words". */
export const POST_KINDS = ['QUESTION', 'OFFICIAL_ANSWER', 'COMMUNITY_ANSWER', 'CLARIFICATION'] as const;
export type PostKind = (typeof POST_KINDS)[number];

@Entity('post')
export class Post {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'post_pk' })
  id!: string;

  @Column('uuid')
  threadId!: string;

  /** Place in the thread, from 0; given when the post is let in. */
  @Column('int', { nullable: true })
  position!: number | null;

  @Column('text')
  kind!: PostKind;

  @Column('text')
  moderation!: ModerationStatus;

  @Column('uuid', { nullable: true })
  authorId!: string | null;

  @Column('text')
  authorName!: string;

  /** The department that answers, of an official answer. */
  @Column('text', { nullable: true })
  department!: string | null;

  /** The law or service that an official answer rests on. */
  @Column('text', { nullable: true })
  reference!: string | null;

  /** The day on which it was last checked, and the last one on which it holds; Moscow's calendar, `YYYY-MM-DD`. */
  @Column('date', { nullable: true })
  checkedOn!: string | null;

  @Column('date', { nullable: true })
  validUntil!: string | null;

  /** When it was noticed that it holds no longer. */
  @Column('timestamptz', { nullable: true })
  expiredAt!: Date | null;

  @Column('text')
  markdown!: string;

  /** Rendered and sanitised once, at write time. */
  @Column('text')
  html!: string;

  @Column('text')
  plain!: string;

  @Column('int')
  version!: number;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  publishedAt!: Date | null;

  /** When an edit was last let in. */
  @Column('timestamptz', { nullable: true })
  editedAt!: Date | null;
}
