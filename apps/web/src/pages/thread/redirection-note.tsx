import type { JSX } from '#jsx/jsx-runtime';
import { type Hours, inBothZones } from '#directory';
import type { TicketRow, TicketStatus, TicketStatusRow } from '#handoff';
import { sayThread } from '../../messages/thread.js';
import { ChannelCard } from '../../parts/channel-card.js';
import { Moment } from '../../parts/time.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import type { ThreadView } from './thread-view.js';

interface Props {
  readonly page: PageContext;
  readonly redirection: NonNullable<ThreadView['redirection']>;
  readonly timeline: readonly TicketStatusRow[];
  /** Of the phone line, at this moment. */
  readonly hours: Hours | null;
}

/** Where the question went and why; its ticket is here for its asker and staff only. */
export function RedirectionNote({ page, redirection, timeline, hours }: Props): JSX.Element {
  const say = inLocale(sayThread, page.locale);
  const { kind, reason, channel, ticket } = redirection;
  return (
    <section class="note" aria-labelledby="redirection">
      <h2 class="note__title" id="redirection">
        {say(kind === 'TICKET' ? 'TO_TICKET' : 'TO_PHONE')}
      </h2>
      <p>{say('REASON', { reason })}</p>
      {ticket && <Ticket page={page} ticket={ticket} timeline={timeline} />}
      {channel && hours && <ChannelCard page={page} channel={channel} hours={hours} level={3} />}
    </section>
  );
}

interface TicketProps {
  readonly page: PageContext;
  readonly ticket: TicketRow;
  readonly timeline: readonly TicketStatusRow[];
}

function Ticket({ page, ticket, timeline }: TicketProps): JSX.Element {
  const { locale, viewer } = page;
  const say = inLocale(sayThread, locale);
  const isAskers = ticket.askerId === viewer.accountId;
  return (
    <>
      <h3>{say('TICKET', { number: String(ticket.number) })}</h3>
      {ticket.status !== 'SOLVED' && (
        <p>
          {say('TICKET_EXPECTED', {
            time: inBothZones(ticket.expectedBy, viewer.timeZone, locale, page.now),
          })}
        </p>
      )}
      <ol class="timeline">
        {timeline.map(({ id, status, changedAt, note }, index) => (
          <li key={id} {...(index === timeline.length - 1 && { 'aria-current': 'step' as const })}>
            <strong>{say(ticketStatusKey(status, isAskers))}</strong>{' '}
            <span class="muted small">
              <Moment at={changedAt} page={page} />
            </span>
            {note !== null && <p class="timeline__note">{note}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

/** @param isAskers whether the words are for the one whose question it is */
export const ticketStatusKey = (status: TicketStatus, isAskers: boolean) =>
  status === 'WAITING_FOR_YOU' && !isAskers ? 'TICKET_WAITING_FOR_ASKER' : (`TICKET_${status}` as const);
