import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What the asker told staff only.' })
export class StaffDetails {
  @Field(() => String, { nullable: true, description: 'The service in question.' })
  readonly service!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the application or case.' })
  readonly caseNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'When it happened, in the asker’s words.' })
  readonly occurredAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Text of the error message.' })
  readonly errorText!: string | null;

  @Field(() => String, { nullable: true, description: 'Region of the asker, ISO 3166-2.' })
  readonly region!: string | null;
}
