import type { EmailVerified, LinkedAddress } from '#accounts';
import type { JSX } from '#jsx/jsx-runtime';
import { readableEmailAddress } from '#kernel';
import { sayAccount } from '../../messages/account.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { ResendForm } from './mail.pages.js';

interface VerifyProps extends LinkedAddress {
  readonly page: PageContext;
  readonly form: FormState;
  readonly token: string;
}

/** The link of the e-mail: a button, and the password where it was opened in another browser. */
export function VerifyPage({ page, form, token, email, needsPassword }: VerifyProps): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayAccount, locale);
  return (
    <Document page={page} title={say('VERIFY_TITLE')} hasErrors={hasProblems(form)}>
      <ErrorSummary locale={locale} form={form} labels={{ password: say('PASSWORD') }} />
      <h1>{say('VERIFY_TITLE')}</h1>
      <p class="lead">{say('VERIFY_TEXT', { email: readableEmailAddress(email) })}</p>
      {needsPassword && <p>{say('VERIFY_ELSEWHERE')}</p>}
      <form class="form" method="post" action="/verify" novalidate>
        <input type="hidden" name="token" value={token} />
        {needsPassword && (
          <TextField
            locale={locale}
            form={form}
            name="password"
            label={say('PASSWORD')}
            hint={say('VERIFY_PASSWORD_HINT')}
            type="password"
            autocomplete="current-password"
          />
        )}
        <button type="submit" class="button">
          {say('VERIFY_BUTTON')}
        </button>
      </form>
    </Document>
  );
}

export function VerifiedPage({ page, email, returnTo }: EmailVerified & { page: PageContext }): JSX.Element {
  const say = inLocale(sayAccount, page.locale);
  return (
    <Document page={page} title={say('VERIFIED_TITLE')}>
      <h1>{say('VERIFIED_TITLE')}</h1>
      <p class="lead">{say('VERIFIED_TEXT', { email: readableEmailAddress(email) })}</p>
      <p>
        <a class="button" href={`/sign-in?next=${encodeURIComponent(returnTo ?? '/')}`}>
          {say('SIGN_IN_BUTTON')}
        </a>
      </p>
    </Document>
  );
}

/** The link of an e-mail is too old, or is none of ours. */
export function LinkNotValidPage({ page, reason }: { page: PageContext; reason: string }): JSX.Element {
  const say = inLocale(sayAccount, page.locale);
  return (
    <Document page={page} title={say('LINK_TITLE')}>
      <h1>{say('LINK_TITLE')}</h1>
      <p class="lead">{reason}</p>
      <ResendForm page={page} />
    </Document>
  );
}
