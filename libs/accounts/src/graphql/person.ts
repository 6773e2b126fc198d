import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node, toGlobalId } from '#platform';
import type { Locale, Role } from '#kernel';
import type { AccountView } from '../accounts.js';

export const RoleEnum = {
  CITIZEN: 'CITIZEN',
  SPECIALIST: 'SPECIALIST',
  MODERATOR: 'MODERATOR',
  SUPERVISOR: 'SUPERVISOR',
  ADMINISTRATOR: 'ADMINISTRATOR',
} as const satisfies Record<Role, Role>;

registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a person may do.',
  valuesMap: {
    CITIZEN: { description: 'Asks, replies, follows threads.' },
    SPECIALIST: { description: 'Answers officially.' },
    MODERATOR: { description: 'Works the desk.' },
    SUPERVISOR: { description: 'Leads the desk; may work outside its hours.' },
    ADMINISTRATOR: { description: 'Keeps the calendars, the directory and the staff.' },
  },
});

@ObjectType('Person', {
  implements: () => Node,
  description: 'A person who can sign in, as they see themselves.',
})
export class PersonNode implements Node {
  @Field(() => String, { description: 'Name shown beside what they write.' })
  readonly displayName: string;

  @Field(() => String, { description: 'Address they sign in with; nobody else sees it.' })
  readonly email: string;

  @Field(() => RoleEnum, { description: 'What they may do.' })
  readonly role: Role;

  @Field(() => String, { nullable: true, description: 'Department in whose name they answer.' })
  readonly department: string | null;

  @Field(() => String, { description: 'Time zone of their clock, an IANA name.' })
  readonly timeZone: string;

  @Field(() => String, { description: 'Language they are written to in: "ru" or "en".' })
  readonly locale: Locale;

  readonly id: string;

  constructor(account: AccountView) {
    this.id = toGlobalId('Person', account.id);
    this.displayName = account.displayName;
    this.email = account.email;
    this.role = account.role;
    this.department = account.department;
    this.timeZone = account.timeZone;
    this.locale = account.locale;
  }
}
