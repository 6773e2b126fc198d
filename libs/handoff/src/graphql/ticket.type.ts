import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node, connectionOf, toGlobalId } from '#platform';
import { TICKET_STATUSES, type TicketStatus } from '../rules/ticket-status.js';
import type { TicketRow } from '../tickets.repository.js';

export const TicketStatusEnum = Object.fromEntries(TICKET_STATUSES.map((status) => [status, status])) as {
  [S in TicketStatus]: S;
};
registerEnumType(TicketStatusEnum, {
  name: 'TicketStatus',
  description: 'How far a ticket is.',
  valuesMap: {
    RECEIVED: { description: 'Waits for a specialist.' },
    IN_WORK: { description: 'A specialist works on it.' },
    WAITING_FOR_YOU: { description: 'Goes on when the asker has done their part.' },
    SOLVED: { description: 'Ended by a solution.' },
  },
});

@ObjectType('TicketStatusChange', { description: 'One step of the timeline of a ticket.' })
export class TicketStatusChangeType {
  @Field(() => TicketStatusEnum, { description: 'The status from then on.' })
  status!: TicketStatus;

  @Field(() => String, { nullable: true, description: 'What staff wrote to the asker.' })
  note!: string | null;

  @Field(() => Date, { description: 'When.' })
  changedAt!: Date;
}

@ObjectType('Ticket', {
  implements: () => Node,
  description: 'A question worked on in the ticket desk; its asker and staff see it.',
})
export class TicketType implements Node {
  @Field(() => ID, { description: 'Global id.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The number the asker names it by.' })
  readonly number!: number;

  @Field(() => TicketStatusEnum, { description: 'How far it is.' })
  readonly status!: TicketStatus;

  @Field(() => Date, { description: 'When it was opened.' })
  readonly openedAt!: Date;

  @Field(() => Date, { description: 'When it is to be solved at the latest.' })
  readonly expectedBy!: Date;

  /** For field resolvers. */
  readonly row!: TicketRow;
}

export const TicketConnection = connectionOf(TicketType, 'Ticket');

export const toTicket = (row: TicketRow): TicketType =>
  Object.assign(new TicketType(), {
    id: toGlobalId('Ticket', row.id),
    number: row.number,
    status: row.status,
    openedAt: row.openedAt,
    expectedBy: row.expectedBy,
    row,
  });
