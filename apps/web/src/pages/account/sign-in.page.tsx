import type { JSX } from '#jsx/jsx-runtime';
import { sayAccount } from '../../messages/account.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly form: FormState;
  /** Where the person was going. */
  readonly next: string;
}

export function SignInPage({ page, form, next }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayAccount, locale);
  return (
    <Document page={page} title={say('SIGN_IN_TITLE')} hasErrors={hasProblems(form)}>
      <ErrorSummary locale={locale} form={form} labels={{ email: say('EMAIL'), password: say('PASSWORD') }} />
      <h1>{say('SIGN_IN_TITLE')}</h1>
      {next !== '/' && (
        <p class="lead">{say(/^\/ask\b/.test(next) ? 'SIGN_IN_TO_ASK' : 'SIGN_IN_TO_GO_ON')}</p>
      )}
      <form class="form" method="post" action="/sign-in" novalidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          locale={locale}
          form={form}
          name="email"
          label={say('EMAIL')}
          type="email"
          autocomplete="username"
        />
        <TextField
          locale={locale}
          form={form}
          name="password"
          label={say('PASSWORD')}
          type="password"
          autocomplete="current-password"
        />
        <button type="submit" class="button">
          {say('SIGN_IN_BUTTON')}
        </button>
      </form>
      <p class="actions">
        <span>
          {say('NO_ACCOUNT')} <a href={`/sign-up?next=${encodeURIComponent(next)}`}>{say('TO_SIGN_UP')}</a>
        </span>
      </p>
    </Document>
  );
}
