import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the asker told staff only: never public, never joined by a public query (docs/product.md §1). */
@Entity('thread_details')
export class ThreadDetails {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'thread_details_pk' })
  threadId!: string;

  @Column('text', { nullable: true })
  service!: string | null;

  @Column('text', { nullable: true })
  caseNumber!: string | null;

  @Column('text', { nullable: true })
  occurredAt!: string | null;

  @Column('text', { nullable: true })
  errorText!: string | null;

  /** Where the asker lives, ISO 3166-2. */
  @Column('text', { nullable: true })
  region!: string | null;
}
