import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import { sayDesk } from '../../messages/desk.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextField } from '../../parts/fields.js';
import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

/** The number led nowhere. */
export function FindPage({ page, form }: { page: PageContext; form: FormState }): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  return (
    <Document page={page} title={say('FIND_TITLE')} hasErrors>
      <Trail locale={locale} above={[{ href: '/desk', text: say('TITLE') }]} />
      <ErrorSummary locale={locale} form={form} />
      <h1>{say('FIND_TITLE')}</h1>
      <FindForm locale={locale} form={form} />
    </Document>
  );
}

interface Props {
  readonly locale: Locale;
  readonly form?: FormState;
}

/** Finds a question by its reference, in whatever state it is. */
export function FindForm({ locale, form = EMPTY_FORM }: Props): JSX.Element {
  const say = inLocale(sayDesk, locale);
  return (
    <form class="form" action="/desk/find">
      <TextField locale={locale} form={form} name="number" label={say('NUMBER')} maxlength={40} short />
      <button type="submit" class="button button--quiet">
        {say('FIND')}
      </button>
    </form>
  );
}
