export { ChangeTicketStatus } from './change-ticket-status.js';
export { threadRedirected } from './handoff.events.js';
export { HandoffModule } from './handoff.module.js';
export { mayChangeTicket, mayRedirect, maySeeTicket } from './handoff.policy.js';
export { type Destination, type Redirected, type RedirectionKind } from './redirect-thread.js';
export { RedirectToPhone } from './redirect-to-phone.js';
export { RedirectToTicket, type RedirectedToTicket } from './redirect-to-ticket.js';
export { TICKET_STATUSES, type TicketStatus, mayFollow } from './rules/ticket-status.js';
export { type ThreadRedirection, ThreadRedirections } from './thread-redirections.js';
export {
  type ChangeOutcome,
  type OpenedTicket,
  type TicketChange,
  TicketDesk,
  type TicketRequest,
} from './ticket-desk.js';
export { type TicketRow, type TicketStatusRow, TicketsRepository } from './tickets.repository.js';
