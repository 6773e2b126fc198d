import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { MailAddress } from '#accounts';
import { describeHours } from '#calendar';
import { type Channel, type Hours, Schedules, inBothZones, openingInBothZones } from '#directory';
import { type ThreadRow, referenceOf } from '#forum';
import { Clock } from '#kernel';
import { type Handler, On } from '#platform';
import { AskerMail, type Letter } from '../asker-mail.js';
import { threadRedirected } from '../handoff.events.js';
import { sayHandoff } from '../handoff.messages.js';
import { ThreadRedirections } from '../thread-redirections.js';
import type { TicketRow } from '../tickets.repository.js';

/** The asker is told where the question went (docs/product.md §7). */
@Injectable()
@On(threadRedirected, 'handoff.tell-asker-of-redirection')
export class TellAskerOfRedirection implements Handler<z.output<typeof threadRedirected.schema>> {
  constructor(
    private readonly redirections: ThreadRedirections,
    private readonly schedules: Schedules,
    private readonly mail: AskerMail,
    private readonly clock: Clock,
  ) {}

  async handle({ redirectionId, threadId }: { redirectionId: string; threadId: string }): Promise<void> {
    const redirection = await this.redirections.byId(redirectionId);
    if (!redirection) return;
    const { ticket, channel, reason } = redirection;
    await this.mail.write(`redirected:${redirectionId}`, threadId, (thread, asker) => {
      if (ticket) return aboutTicket(thread, asker, reason, ticket, this.clock.now());
      if (channel) return aboutPhone(thread, asker, reason, channel, this.schedules.channelHours(channel));
      throw new Error(`The redirection ${redirectionId} leads nowhere`);
    });
  }
}

function aboutTicket(
  thread: ThreadRow,
  asker: MailAddress,
  reason: string,
  ticket: TicketRow,
  now: Date,
): Letter {
  const { locale, timeZone } = asker;
  const { number, expectedBy } = ticket;
  const reference = referenceOf(thread.number);
  const time = inBothZones(expectedBy, timeZone, locale, now);
  return {
    subject: sayHandoff(locale, 'ticketOpenedSubject', { reference, number: String(number) }),
    paragraphs: [sayHandoff(locale, 'ticketOpened', { title: thread.title })],
    facts: [
      [sayHandoff(locale, 'ticketNumber'), String(number)],
      [sayHandoff(locale, 'expectedBy'), sayHandoff(locale, 'by', { time })],
      [sayHandoff(locale, 'reason'), reason],
    ],
  };
}

function aboutPhone(
  thread: ThreadRow,
  asker: MailAddress,
  reason: string,
  channel: Channel,
  hours: Hours,
): Letter {
  const { locale } = asker;
  return {
    subject: sayHandoff(locale, 'phoneSubject', { reference: referenceOf(thread.number) }),
    paragraphs: [sayHandoff(locale, 'phone', { title: thread.title })],
    facts: [
      [sayHandoff(locale, 'phoneNumber'), channel.value],
      [sayHandoff(locale, 'line'), channel.name[locale]],
      [sayHandoff(locale, 'hours'), describeHours(channel.schedule, locale, hours.at)],
      [sayHandoff(locale, 'whenSent'), sayHours(hours, asker)],
      [sayHandoff(locale, 'reason'), reason],
    ],
  };
}

function sayHours({ at, open, opensAt, closesAt }: Hours, { locale, timeZone }: MailAddress): string {
  if (open && closesAt) {
    return sayHandoff(locale, 'open', { closesAt: inBothZones(closesAt, timeZone, locale, at) });
  }
  if (open) return sayHandoff(locale, 'openAlways');
  if (opensAt)
    return sayHandoff(locale, 'closed', { opensAt: openingInBothZones(opensAt, timeZone, locale, at) });
  return sayHandoff(locale, 'closedForGood');
}
