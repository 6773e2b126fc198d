import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link sent by e-mail, to be followed once; only the hash of its secret is kept. */
@Entity('account_token')
export class AccountToken {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  accountId!: string;

  @Column('text')
  purpose!: 'VERIFY_EMAIL';

  @Column('bytea')
  hash!: Buffer;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}
