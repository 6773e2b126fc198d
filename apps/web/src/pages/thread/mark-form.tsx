import type { JSX } from '#jsx/jsx-runtime';
import { type ThreadRow, threadPath } from '#forum';
import { mayMarkForReview } from '#moderation';
import { sayThread } from '../../messages/thread.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextArea } from '../../parts/fields.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { type ThreadForm, stateOf } from './thread-form.js';

interface Props {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  readonly requestId: string;
  readonly form: ThreadForm | null;
}

/** Staff doubt the official answer. */
export function MarkForm({ page, thread, requestId, form }: Props): JSX.Element | null {
  if (!thread.official_answer_id || !mayMarkForReview(page.viewer)) return null;
  const say = inLocale(sayThread, page.locale);
  const state = stateOf(form, 'mark');
  return (
    <details class="decision" open={form?.which === 'mark'}>
      <summary>{say('MARK_TITLE')}</summary>
      <ErrorSummary locale={page.locale} form={state} />
      <form class="form" method="post" action={`${threadPath(thread)}/marks`}>
        <input type="hidden" name="requestId" value={requestId} />
        <TextArea
          locale={page.locale}
          form={state}
          name="markNote"
          label={say('MARK_LABEL')}
          hint={say('MARK_HINT')}
          brief
        />
        <button type="submit" class="button button--quiet">
          {say('MARK_BUTTON')}
        </button>
      </form>
    </details>
  );
}
