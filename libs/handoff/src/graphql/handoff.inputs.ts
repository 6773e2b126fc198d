import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { TicketStatus } from '../rules/ticket-status.js';
import { TicketStatusEnum } from './ticket.type.js';

@InputType({ description: 'A question to turn into a ticket.' })
export class RedirectToTicketInput {
  @Field(() => ID, { description: 'The thread, waiting or published.' })
  threadId!: string;

  @Field(() => Int, { description: 'The version of the thread that you saw.' })
  version!: number;

  @Field(() => String, { description: 'Why, for everyone to read; 3 to 500 characters, nothing private.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Key of your choice (a UUID) by which a repeated request does its work once.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A question to send to a phone line.' })
export class RedirectToPhoneInput extends RedirectToTicketInput {
  @Field(() => ID, { description: 'The phone line: a ContactChannel.' })
  channelId!: string;
}

@InputType({ description: 'The next status of a ticket.' })
export class ChangeTicketStatusInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => TicketStatusEnum, { description: 'The status from now on.' })
  status!: TicketStatus;

  @Field(() => String, { nullable: true, description: 'To the asker only; at most 2,000 characters.' })
  note?: string | null;
}
