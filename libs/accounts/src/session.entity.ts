import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A place where a person is signed in; only the hash of its secret is kept. */
@Entity('session')
export class Session {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  accountId!: string;

  @Column('bytea')
  secretHash!: Buffer;

  @Column('timestamptz')
  createdAt!: Date;

  /** To the hour: it is not written at every request. */
  @Column('timestamptz')
  lastSeenAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Column('text', { nullable: true })
  userAgent!: string | null;
}
