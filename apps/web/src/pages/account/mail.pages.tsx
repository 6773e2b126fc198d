import { formatInstant } from '#calendar';
import type { JSX } from '#jsx/jsx-runtime';
import { sayAccount } from '../../messages/account.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextField } from '../../parts/fields.js';
import { EMPTY_FORM, type FormState, hasProblems } from '../../parts/form-state.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly form?: FormState;
}

/** After signing up: a link is on its way. */
export function MailSentPage({
  page,
  form,
  again,
  mailedBy,
}: Props & { readonly again: boolean; readonly mailedBy: Date | null }): JSX.Element {
  const say = inLocale(sayAccount, page.locale);
  return (
    <Document page={page} title={say('SENT_TITLE')} hasErrors={form !== undefined && hasProblems(form)}>
      <h1>{say('SENT_TITLE')}</h1>
      <p class="lead" role="status">
        {mailedBy === null
          ? say(again ? 'RESENT' : 'SENT_TEXT')
          : say(again ? 'RESENT_LATER' : 'SENT_LATER', {
              time: formatInstant(mailedBy, page.viewer.timeZone, page.locale, page.now),
            })}
      </p>
      <p>{say('SENT_SPAM')}</p>
      <ResendForm page={page} {...(form && { form })} />
    </Document>
  );
}

export function ResendForm({ page, form = EMPTY_FORM }: Props): JSX.Element {
  const say = inLocale(sayAccount, page.locale);
  return (
    <>
      <h2>{say('RESEND_TITLE')}</h2>
      <ErrorSummary locale={page.locale} form={form} />
      <form class="form" method="post" action="/sign-up/resend" novalidate>
        <TextField
          locale={page.locale}
          form={form}
          name="email"
          label={say('EMAIL')}
          type="email"
          autocomplete="email"
        />
        <button type="submit" class="button button--quiet">
          {say('RESEND_BUTTON')}
        </button>
      </form>
    </>
  );
}
