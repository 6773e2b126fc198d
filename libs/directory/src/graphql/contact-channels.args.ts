import { ArgsType, Field } from '@nestjs/graphql';
import { PageArgs } from '#platform';
import type { ChannelAudience, ChannelKind } from '../channel.js';
import { ChannelAudienceEnum, ChannelKindEnum } from './contact-channel.js';

@ArgsType()
export class ContactChannelsArgs extends PageArgs {
  @Field(() => ChannelKindEnum, { nullable: true, description: 'Only channels of this kind.' })
  kind?: ChannelKind | null;

  @Field(() => String, { nullable: true, description: 'Only channels that help with this topic.' })
  topic?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only channels that serve this region (ISO 3166-2), those of the whole country included.',
  })
  region?: string | null;

  @Field(() => ChannelAudienceEnum, {
    nullable: true,
    description: 'Only channels for this audience, those for everyone included.',
  })
  audience?: ChannelAudience | null;
}
