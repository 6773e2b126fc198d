import type { JSX } from 'preact';
import type { ThreadRow } from '#forum';
import { sayAsk } from '../../messages/ask.js';
import { sayMe } from '../../messages/me.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextArea, TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { casePath } from './case-path.js';

interface Props {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  readonly reason: string | null;
  readonly form: FormState;
}

/** Changing a question that was returned. */
export function RevisePage({ page, thread, reason, form }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayMe, locale);
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
        labels={{ title: sayAsk(locale, 'QUESTION_TITLE'), body: sayAsk(locale, 'BODY') }}
      />
      <h1>{say('REVISE_TITLE')}</h1>
      {reason !== null && (
        <div class="note note--warn">
          <p>{say('REASON', { reason })}</p>
        </div>
      )}
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
        <button type="submit" class="button">
          {say('REVISE_BUTTON')}
        </button>
      </form>
    </Document>
  );
}
