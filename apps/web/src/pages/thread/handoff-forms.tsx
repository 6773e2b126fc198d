import type { JSX } from '#jsx/jsx-runtime';
import type { Channel, WindowClosed } from '#directory';
import { threadPath } from '#forum';
import { TICKET_STATUSES, type TicketRow, mayChangeTicket, mayFollow, mayRedirect } from '#handoff';
import { sayDesk } from '../../messages/desk.js';
import { sayThread } from '../../messages/thread.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { SelectField, TextArea } from '../../parts/fields.js';
import { hasProblems } from '../../parts/form-state.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { RedirectFields } from '../redirect-fields.js';
import { ticketStatusKey } from './redirection-note.js';
import { type ThreadForm, stateOf } from './thread-form.js';
import type { ThreadView } from './thread-view.js';

interface Props {
  readonly page: PageContext;
  readonly view: ThreadView;
  readonly requestId: string;
  readonly form: ThreadForm | null;
  readonly closed: WindowClosed | null;
  /** Phone lines that an asker can be sent to. */
  readonly lines: readonly Channel[];
}

/** Where a published question may still be sent on from. */
const UNSETTLED: ReadonlySet<string> = new Set(['OPEN', 'AWAITING_ASKER', 'ANSWERED']);

/** What staff can do with where the thread is. */
export function HandoffForms(props: Props): JSX.Element {
  const { page, view } = props;
  const ticket = view.redirection?.ticket;
  return (
    <>
      {mayRedirect(page.viewer) && UNSETTLED.has(view.thread.resolution) && <RedirectForm {...props} />}
      {ticket && ticket.status !== 'SOLVED' && mayChangeTicket(page.viewer) && (
        <TicketForm {...props} ticket={ticket} />
      )}
    </>
  );
}

function RedirectForm({ page, view: { thread }, requestId, form, closed, lines }: Props): JSX.Element {
  const { locale } = page;
  const state = stateOf(form, 'redirect');
  return (
    <details class="decision" open={hasProblems(state)}>
      <summary>{sayDesk(locale, 'REDIRECT_QUESTION')}</summary>
      <ErrorSummary locale={locale} form={state} />
      <form method="post" action={`${threadPath(thread)}/redirect`}>
        <input type="hidden" name="version" value={thread.version} />
        <input type="hidden" name="requestId" value={requestId} />
        <RedirectFields locale={locale} form={state} lines={lines} why={closed?.message ?? null} />
      </form>
    </details>
  );
}

function TicketForm({ page, view, form, ticket }: Props & { readonly ticket: TicketRow }): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayThread, locale);
  const state = stateOf(form, 'ticket');
  const next = TICKET_STATUSES.filter((status) => mayFollow(ticket.status, status));
  return (
    <details class="decision" open={hasProblems(state)}>
      <summary>{say('TICKET_FORM')}</summary>
      <ErrorSummary locale={locale} form={state} />
      <form method="post" action={`${threadPath(view.thread)}/ticket-status`}>
        <SelectField
          locale={locale}
          form={state}
          name="ticketStatus"
          label={say('TICKET_STATUS')}
          empty={say('TICKET_STATUS_EMPTY')}
          options={next.map((value) => ({ value, text: say(ticketStatusKey(value, false)) }))}
        />
        <TextArea
          locale={locale}
          form={state}
          name="ticketNote"
          label={say('TICKET_NOTE')}
          hint={say('TICKET_NOTE_HINT')}
          brief
          optional
        />
        <button type="submit" class="button">
          {say('TICKET_BUTTON')}
        </button>
      </form>
    </details>
  );
}
