import { Field, ObjectType } from '@nestjs/graphql';
import { WindowClosed } from '#directory';
import { NotAllowedNow, PersonalDataFound, StaleVersion, ThreadType } from '#forum';
import { NotFound, mutationResult } from '#platform';
import { TicketType } from './ticket.type.js';

@ObjectType({ description: 'The question is a ticket now; its asker will be told.' })
export class RedirectToTicketSuccess {
  @Field(() => ThreadType, { description: 'The thread, redirected.' })
  thread!: ThreadType;

  @Field(() => TicketType, { description: 'The new ticket.' })
  ticket!: TicketType;
}

@ObjectType({ description: 'The question is sent to a phone line; its asker will be told.' })
export class RedirectToPhoneSuccess {
  @Field(() => ThreadType, { description: 'The thread, redirected.' })
  thread!: ThreadType;
}

@ObjectType({ description: 'The ticket moved on; its asker will be told.' })
export class ChangeTicketStatusSuccess {
  @Field(() => TicketType, { description: 'The ticket.' })
  ticket!: TicketType;
}

const REFUSALS = [NotFound, StaleVersion, NotAllowedNow, WindowClosed, PersonalDataFound];

export const RedirectToTicketResult = mutationResult(
  'RedirectToTicketResult',
  RedirectToTicketSuccess,
  ...REFUSALS,
);
export const RedirectToPhoneResult = mutationResult(
  'RedirectToPhoneResult',
  RedirectToPhoneSuccess,
  ...REFUSALS,
);
export const ChangeTicketStatusResult = mutationResult(
  'ChangeTicketStatusResult',
  ChangeTicketStatusSuccess,
  NotFound,
  NotAllowedNow,
);
