import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'An item of the desk to take or renew.' })
export class ClaimItemInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;
}

@InputType({ description: 'An item to give back.' })
export class ReleaseClaimInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;
}
