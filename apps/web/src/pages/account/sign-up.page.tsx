import type { JSX } from '#jsx/jsx-runtime';
import { PASSWORD_LENGTH } from '#accounts';
import { RUSSIAN_TIME_ZONES } from '#calendar';
import { sayAccount } from '../../messages/account.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { SelectField, TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly form: FormState;
}

export function SignUpPage({ page, form }: Props): JSX.Element {
  const { locale } = page;
  const next = form.values['next'] ?? '/';
  const say = inLocale(sayAccount, locale);
  return (
    <Document page={page} title={say('SIGN_UP_TITLE')} hasErrors={hasProblems(form)}>
      <ErrorSummary
        locale={locale}
        form={form}
        labels={{ displayName: say('NAME'), email: say('EMAIL'), password: say('PASSWORD') }}
      />
      <h1>{say('SIGN_UP_TITLE')}</h1>
      <p class="lead">{say('SIGN_UP_LEAD')}</p>
      <form class="form" method="post" action="/sign-up" novalidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          locale={locale}
          form={form}
          name="displayName"
          label={say('NAME')}
          hint={say('NAME_HINT')}
          autocomplete="nickname"
          short
        />
        <TextField
          locale={locale}
          form={form}
          name="email"
          label={say('EMAIL')}
          hint={say('EMAIL_HINT')}
          type="email"
          autocomplete="email"
        />
        <TextField
          locale={locale}
          form={form}
          name="password"
          label={say('PASSWORD')}
          hint={say('PASSWORD_HINT', { min: PASSWORD_LENGTH.min })}
          type="password"
          autocomplete="new-password"
        />
        <SelectField
          locale={locale}
          form={form}
          name="timeZone"
          label={say('TIME_ZONE')}
          hint={say('TIME_ZONE_HINT')}
          options={RUSSIAN_TIME_ZONES.map((zone) => ({ value: zone.id, text: zone[locale] }))}
        />
        <button type="submit" class="button">
          {say('SIGN_UP_BUTTON')}
        </button>
      </form>
      <p class="actions">
        <span>
          {say('HAVE_ACCOUNT')} <a href={`/sign-in?next=${encodeURIComponent(next)}`}>{say('TO_SIGN_IN')}</a>
        </span>
      </p>
    </Document>
  );
}
