import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('ModerationWindow', { description: 'The working time of the moderators.' })
export class ModerationWindow {
  @Field(() => Boolean, { description: 'Whether it is open at this moment.' })
  open!: boolean;

  @Field(() => Date, { nullable: true, description: 'When it opens next, while it is closed.' })
  opensAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it closes, while it is open.' })
  closesAt!: Date | null;

  @Field(() => String, { description: 'The IANA time zone of its hours.' })
  timeZone!: string;
}
