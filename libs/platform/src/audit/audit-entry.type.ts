import { ArgsType, Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { PageArgs, connectionOf } from '../graphql/connection.js';
import { toGlobalId } from '../graphql/global-id.js';
import type { AuditEntry } from './chain.js';
import type { SealedEntry } from './audit-log.js';

@ObjectType({ description: 'One fact of an entry of the audit log: an id, a code or a number.' })
export class AuditFact {
  @Field(() => String, { description: 'What it says.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Its value as text.' })
  readonly value!: string | null;
}

@ObjectType('AuditEntry', { description: 'Who did what to what: a row of the append-only audit log.' })
export class AuditEntryType {
  @Field(() => Float, { description: 'Its place in the chain: a whole number, without gaps.' })
  readonly seq!: number;

  @Field(() => Date, { description: 'When it was done.' })
  readonly at!: Date;

  @Field(() => ID, { nullable: true, description: 'Who did it; null: a command of an operator.' })
  readonly actorId!: string | null;

  @Field(() => String, { description: 'What was done, as a code: `moderation.decided`.' })
  readonly action!: string;

  @Field(() => ID, { description: 'Global id of what it was done to.' })
  readonly subjectId!: string;

  @Field(() => [AuditFact], { description: 'The particulars.' })
  readonly facts!: AuditFact[];

  @Field(() => String, { description: 'SHA-256 that seals it and all before it, in hexadecimal.' })
  readonly hash!: string;
}

export const AuditEntryConnection = connectionOf(AuditEntryType, 'AuditEntry');

@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => Date, { nullable: true, description: 'From this instant on.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Up to this instant, without it.' })
  to?: Date | null;
}

export const toAuditEntry = ({ seq, hash, entry }: SealedEntry & { entry: AuditEntry }): AuditEntryType =>
  Object.assign(new AuditEntryType(), {
    seq,
    at: entry.at,
    actorId: entry.actorId && toGlobalId('Person', entry.actorId),
    action: entry.action,
    subjectId: toGlobalId(entry.subject.type, entry.subject.id),
    facts: Object.entries(entry.facts).map(([name, value]) => ({
      name,
      value: value === null ? null : String(value),
    })),
    hash: hash.toString('hex'),
  });
