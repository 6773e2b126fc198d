import type { JSX } from '#jsx/jsx-runtime';
import type { Reason, ThreadRow } from '#forum';
import type { Span } from '#moderation';
import { sayAsk } from '../../messages/ask.js';
import { sayMe } from '../../messages/me.js';
import { reasonInWords } from '../../parts/decision-reason.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextArea, TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { StaffDetailsFields, staffLabels } from '../../parts/staff-details.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { casePath } from './case-path.js';

interface Props {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  readonly reason: Reason;
  /** The text as it was returned, with the part that is to be changed. */
  readonly marked: { readonly text: string; readonly span: Span } | null;
  readonly form: FormState;
}

/** Changing a question that was returned. */
export function RevisePage({ page, thread, reason, marked, form }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayMe, locale);
  const why = reasonInWords(locale, reason);
  return (
    <Document page={page} title={say('REVISE_TITLE')} hasErrors={hasProblems(form)}>
      <Trail
        locale={locale}
        above={[
          { href: '/me/questions', text: say('TITLE') },
          { href: casePath(thread), text: thread.title },
        ]}
      />
      <ErrorSummary
        locale={locale}
        form={form}
        labels={{
          title: sayAsk(locale, 'QUESTION_TITLE'),
          body: sayAsk(locale, 'BODY'),
          ...staffLabels(locale),
        }}
      />
      <h1>{say('REVISE_TITLE')}</h1>
      {why !== null && (
        <div class="note note--warn">
          <p>{say('REASON', { reason: why })}</p>
        </div>
      )}
      {marked && <MarkedText title={say('MARKED')} {...marked} />}
      <form class="form" method="post" action={`${casePath(thread)}/revise`} novalidate>
        <input type="hidden" name="version" value={thread.version} />
        <TextField locale={locale} form={form} name="title" label={sayAsk(locale, 'QUESTION_TITLE')} />
        <TextArea
          locale={locale}
          form={form}
          name="body"
          label={sayAsk(locale, 'BODY')}
          hint={sayAsk(locale, 'BODY_HINT')}
        />
        <StaffDetailsFields locale={locale} form={form} />
        <button type="submit" class="button">
          {say('REVISE_BUTTON')}
        </button>
      </form>
    </Document>
  );
}

function MarkedText({ title, text, span }: { title: string; text: string; span: Span }): JSX.Element {
  return (
    <section aria-labelledby="marked">
      <h2 id="marked">{title}</h2>
      <p class="as-typed">
        {text.slice(0, span.start)}
        <mark>{text.slice(span.start, span.end)}</mark>
        {text.slice(span.end)}
      </p>
    </section>
  );
}
