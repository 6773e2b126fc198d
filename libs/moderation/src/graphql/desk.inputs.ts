import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { RejectionReason } from '../decision.entity.js';
import { RejectionReasonEnum } from './desk-item.type.js';

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

@InputType({ description: 'A text to let in.' })
export class PublishItemInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  version!: number;
}

@InputType({ description: 'A text to give back to its author.' })
export class ReturnItemInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  version!: number;

  @Field(() => String, { description: 'What is to be changed; the author reads it.' })
  reason!: string;
}

@InputType({ description: 'A text to reject.' })
export class RejectItemInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  version!: number;

  @Field(() => RejectionReasonEnum, { description: 'Reason from the list.' })
  reasonCode!: RejectionReason;

  @Field(() => String, { nullable: true, description: 'Words of your own; needed with OTHER.' })
  reason?: string | null;
}
