import type { JSX } from '#jsx/jsx-runtime';
import type { ThreadRow } from '#forum';
import { sayAsk } from '../../messages/ask.js';
import { sayMe } from '../../messages/me.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { StaffDetailsFields, staffLabels } from '../../parts/staff-details.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { casePath } from './case-path.js';

interface Props {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  readonly form: FormState;
}

/** Changing what only staff see of a question. */
export function DetailsPage({ page, thread, form }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayMe, locale);
  const title = sayAsk(locale, 'DETAILS');
  return (
    <Document page={page} title={title} hasErrors={hasProblems(form)}>
      <Trail
        locale={locale}
        above={[
          { href: '/me/questions', text: say('TITLE') },
          { href: casePath(thread), text: thread.title },
        ]}
      />
      <ErrorSummary locale={locale} form={form} labels={staffLabels(locale)} />
      <h1>{title}</h1>
      <form class="form" method="post" action={`${casePath(thread)}/details`} novalidate>
        <StaffDetailsFields locale={locale} form={form} />
        <button type="submit" class="button">
          {say('SAVE_DETAILS')}
        </button>
      </form>
    </Document>
  );
}
