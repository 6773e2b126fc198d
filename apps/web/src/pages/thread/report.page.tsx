import type { JSX } from '#jsx/jsx-runtime';
import { threadPath } from '#forum';
import { REPORT_REASONS } from '#moderation';
import { sayEdits } from '../../messages/edits.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { RadioField, TextArea } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { PostCard } from './post-card.js';
import { type PostView, postPathOf } from './post-views.js';

interface Props {
  readonly page: PageContext;
  readonly view: PostView;
  readonly form: FormState;
}

/** A reader says what is wrong with a post. */
export function ReportPage({ page, view, form }: Props): JSX.Element {
  const { locale } = page;
  const { thread, post } = view;
  const say = inLocale(sayEdits, locale);
  const labels = { reason: say('REPORT_REASON'), words: say('REPORT_WORDS') };
  return (
    <Document page={page} title={say('REPORT_TITLE')} hasErrors={hasProblems(form)}>
      <Trail locale={locale} above={[{ href: threadPath(thread), text: thread.title }]} />
      <ErrorSummary locale={locale} form={form} labels={labels} />
      <h1>{say('REPORT_TITLE')}</h1>
      <PostCard page={page} post={post} level={2} />
      <p class="muted">{say('REPORT_NOTE')}</p>
      <form class="form" method="post" action={postPathOf(view, 'report')} novalidate>
        <RadioField
          locale={locale}
          form={form}
          name="reason"
          label={labels.reason}
          options={REPORT_REASONS.map((reason) => ({ value: reason, text: say(reason) }))}
        />
        <TextArea locale={locale} form={form} name="words" label={labels.words} optional brief />
        <button type="submit" class="button">
          {say('REPORT_BUTTON')}
        </button>
      </form>
    </Document>
  );
}
