import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'An item of the desk to take.' })
export class ClaimItemInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;
}

@InputType({ description: 'An item that you hold and keep.' })
export class RenewClaimInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;
}

@InputType({ description: 'An item that somebody else holds.' })
export class TakeOverClaimInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;
}

@InputType({ description: 'Whether an item goes first, and why.' })
export class SetUrgencyInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Boolean, { description: 'Whether it stands before all that can wait.' })
  urgent!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it goes first; needed with urgent.' })
  reason?: string | null;
}

@InputType({ description: 'An item to give back.' })
export class ReleaseClaimInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;
}
