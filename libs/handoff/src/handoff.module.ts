import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { DirectoryModule } from '#directory';
import { ForumModule } from '#forum';
import { MessagingModule } from '#messaging';
import { BuiltInTicketDesk } from './adapters/built-in-ticket-desk.js';
import { AskerMail } from './asker-mail.js';
import { ChangeTicketStatus } from './change-ticket-status.js';
import { HandoffMutations } from './graphql/handoff.mutations.js';
import { RedirectionResolver } from './graphql/redirection.resolver.js';
import { TicketResolver } from './graphql/ticket.resolver.js';
import { RedirectThread } from './redirect-thread.js';
import { RedirectToPhone } from './redirect-to-phone.js';
import { RedirectToTicket } from './redirect-to-ticket.js';
import { TellAskerOfRedirection } from './tasks/tell-asker-of-redirection.js';
import { TellAskerOfTicketStatus } from './tasks/tell-asker-of-ticket-status.js';
import { ThreadRedirections } from './thread-redirections.js';
import { TicketDesk } from './ticket-desk.js';
import { TicketsRepository } from './tickets.repository.js';

const useCases = [RedirectToTicket, RedirectToPhone, ChangeTicketStatus];
const stores = [ThreadRedirections, TicketsRepository];

@Module({
  imports: [AccountsModule, DirectoryModule, ForumModule, MessagingModule],
  providers: [
    ...useCases,
    ...stores,
    { provide: TicketDesk, useClass: BuiltInTicketDesk },
    RedirectThread,
    AskerMail,
    TellAskerOfRedirection,
    TellAskerOfTicketStatus,
    HandoffMutations,
    RedirectionResolver,
    TicketResolver,
  ],
  exports: [...useCases, ...stores, RedirectThread, TicketDesk],
})
export class HandoffModule {}
