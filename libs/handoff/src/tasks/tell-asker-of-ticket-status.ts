import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { referenceOf } from '#forum';
import { type Handler, On } from '#platform';
import { AskerMail } from '../asker-mail.js';
import { ticketStatusChanged } from '../handoff.events.js';
import { sayHandoff } from '../handoff.messages.js';
import { TicketsRepository } from '../tickets.repository.js';

/** The asker is told how far the ticket is; what staff wrote to them stays on the site (docs/product.md §6). */
@Injectable()
@On(ticketStatusChanged, 'handoff.tell-asker-of-ticket-status')
export class TellAskerOfTicketStatus implements Handler<z.output<typeof ticketStatusChanged.schema>> {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly mail: AskerMail,
  ) {}

  async handle({ ticketId, changeId }: { ticketId: string; changeId: string }): Promise<void> {
    const [ticket, change] = await Promise.all([
      this.tickets.byId(ticketId),
      this.tickets.statusChange(changeId),
    ]);
    if (!ticket || !change) return;
    const number = String(ticket.number);
    await this.mail.write(
      `ticket-status:${changeId}`,
      ticket.threadId,
      ({ title, ...thread }, { locale }) => {
        const status = sayHandoff(locale, 'ticketStatus', { status: change.status });
        const reference = referenceOf(thread.number);
        const changed = sayHandoff(locale, 'ticketChanged', { number, title });
        return {
          subject: sayHandoff(locale, 'ticketChangedSubject', { reference, number, status }),
          paragraphs: change.note ? [changed, sayHandoff(locale, 'noteWaits')] : [changed],
          facts: [
            [sayHandoff(locale, 'ticketNumber'), number],
            [sayHandoff(locale, 'status'), status],
          ],
        };
      },
    );
  }
}
