/** How far a ticket is, as its asker is told (docs/product.md §7). */
export const TICKET_STATUSES = ['RECEIVED', 'IN_WORK', 'WAITING_FOR_YOU', 'SOLVED'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Which status may follow which. What comes back after a solution is a new question. */
export const TICKET_TRANSITIONS: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  RECEIVED: ['IN_WORK', 'WAITING_FOR_YOU', 'SOLVED'],
  IN_WORK: ['WAITING_FOR_YOU', 'SOLVED'],
  WAITING_FOR_YOU: ['IN_WORK', 'SOLVED'],
  SOLVED: [],
};

export const mayFollow = (from: TicketStatus, to: TicketStatus): boolean =>
  TICKET_TRANSITIONS[from].includes(to);
