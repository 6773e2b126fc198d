import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node, connectionOf } from '#platform';
import { CHANNEL_AUDIENCES, CHANNEL_KINDS, type ChannelAudience, type ChannelKind } from '../channel.js';

const enumOf = <T extends string>(names: readonly T[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<T, T>;

export const ChannelKindEnum = enumOf(CHANNEL_KINDS);
registerEnumType(ChannelKindEnum, {
  name: 'ChannelKind',
  description: 'How a contact channel is used.',
  valuesMap: {
    PHONE: { description: 'A phone line.' },
    EMAIL: { description: 'An e-mail address.' },
    CHAT: { description: 'A chat.' },
    FORM: { description: 'A form on a site.' },
    OFFICE: { description: 'An office that people come to.' },
    SOCIAL: { description: 'A page in a social network.' },
  },
});

export const ChannelAudienceEnum = enumOf(CHANNEL_AUDIENCES);
registerEnumType(ChannelAudienceEnum, {
  name: 'ChannelAudience',
  description: 'Whom a contact channel is meant for.',
  valuesMap: {
    EVERYONE: { description: 'Anyone.' },
    DISABLED: { description: 'People with disabilities.' },
    LEGAL_ENTITIES: { description: 'Companies and other legal entities.' },
  },
});

@ObjectType('ContactChannel', {
  implements: () => Node,
  description: 'A way to reach the service, with its hours.',
})
export class ContactChannel implements Node {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ChannelKindEnum, { description: 'How it is used.' })
  kind!: ChannelKind;

  @Field(() => String, { description: 'Its name in your language.' })
  name!: string;

  @Field(() => String, { description: 'The number, address or place itself.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-2 code; none for the whole country.' })
  region!: string | null;

  @Field(() => [String], { description: 'What it helps with; an empty list means everything.' })
  topics!: readonly string[];

  @Field(() => ChannelAudienceEnum, { description: 'Whom it is meant for.' })
  audience!: ChannelAudience;

  @Field(() => String, { description: 'Its usual week in one line, in your language.' })
  hours!: string;

  @Field(() => String, { description: 'The IANA time zone of its hours.' })
  timeZone!: string;

  @Field(() => Boolean, { description: 'Whether it can be reached at this moment.' })
  openNow!: boolean;

  @Field(() => Date, { nullable: true, description: 'When it opens next, while it is closed.' })
  opensAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When it closes, while it is open; none when it works round the clock.',
  })
  closesAt!: Date | null;
}

export const ContactChannelConnection = connectionOf(ContactChannel, 'ContactChannel');
