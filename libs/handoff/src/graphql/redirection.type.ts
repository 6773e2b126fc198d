import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ContactChannel } from '#directory';
import type { RedirectionKind } from '../redirect-thread.js';
import { TicketType } from './ticket.type.js';

export const RedirectionKindEnum: { [K in RedirectionKind]: K } = { TICKET: 'TICKET', PHONE: 'PHONE' };
registerEnumType(RedirectionKindEnum, {
  name: 'RedirectionKind',
  description: 'Where a question was sent.',
  valuesMap: {
    TICKET: { description: 'Into a ticket.' },
    PHONE: { description: 'To a phone line.' },
  },
});

@ObjectType('Redirection', { description: 'Where a question was sent to be solved, and why.' })
export class RedirectionType {
  @Field(() => RedirectionKindEnum, { description: 'Where it was sent.' })
  kind!: RedirectionKind;

  @Field(() => String, { description: 'Why, as the moderator wrote it for everyone.' })
  reason!: string;

  @Field(() => Date, { description: 'When.' })
  redirectedAt!: Date;

  @Field(() => ContactChannel, { nullable: true, description: 'The phone line, with its hours.' })
  channel!: ContactChannel | null;

  @Field(() => TicketType, { nullable: true, description: 'The ticket; its asker and staff see it.' })
  ticket!: TicketType | null;
}
