import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale, Role } from '#kernel';

/** A person who can sign in (docs/product.md §9). */
@Entity('account')
export class Account {
  @PrimaryColumn('uuid')
  id!: string;

  /** In lower case. */
  @Column('text')
  email!: string;

  @Column('text')
  displayName!: string;

  /** In PHC string format; `null`: nobody can sign in to this account by password. */
  @Column('text', { nullable: true })
  passwordHash!: string | null;

  @Column('text')
  role!: Role;

  @Column('text', { nullable: true })
  department!: string | null;

  @Column('timestamptz', { nullable: true })
  trustedAt!: Date | null;

  /** IANA name. */
  @Column('text')
  timeZone!: string;

  @Column('text')
  locale!: Locale;

  /** When the address was shown to be theirs; before that there is no account (ADR 0019). */
  @Column('timestamptz')
  emailVerifiedAt!: Date;

  @Column('timestamptz')
  createdAt!: Date;
}
