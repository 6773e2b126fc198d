import type { JSX } from '#jsx/jsx-runtime';
import { type CheckedEdit, threadPath, toPersonalDataInText, wordDiff } from '#forum';
import { renderMarkdown } from '#markdown';
import { sayEdits } from '../../messages/edits.js';
import { sayPersonalData } from '../../messages/personal-data.js';
import { ComparedText } from '../../parts/compared-text.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { EMPTY_FORM, type FormState } from '../../parts/form-state.js';
import { AsItIs, FormFinds, hidden } from '../../parts/personal-data.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { type PostView, postPathOf } from './post-views.js';

/** Only official answers are looked at here, and they have no title. */
const EDIT_TEXT = { text: 'body' };

interface Props {
  readonly page: PageContext;
  readonly view: PostView;
  readonly checked: CheckedEdit;
  /** What was typed, carried on. */
  readonly values: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Why it could not be sent, when it was tried. */
  readonly form?: FormState;
}

/** An edit as others will see it, before it is sent. */
export function EditCheckPage(props: Props): JSX.Element {
  const { page, view, checked, values, requestId, form = EMPTY_FORM } = props;
  const { locale } = page;
  const { thread, post } = view;
  const { before, after, notices } = checked;
  const say = inLocale(sayEdits, locale);
  const found = checked.personalData;
  const text = { ...form, values: { ...values } };
  const refused = found ? { ...text, personalData: toPersonalDataInText(found) } : text;
  const title = before.title === null ? null : wordDiff(before.title, after.title ?? '');
  return (
    <Document page={page} title={say('CHECK_TITLE')} hasErrors={form.refusal !== null}>
      <Trail locale={locale} above={[{ href: threadPath(thread), text: thread.title }]} />
      <ErrorSummary locale={locale} form={form} />
      <h1>{say('CHECK_TITLE')}</h1>
      {notices.length > 0 && (
        <section class="note note--warn" aria-labelledby="notices">
          <h2 class="note__title" id="notices">
            {say('NOTICES')}
          </h2>
          <ul>
            {notices.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      <FormFinds locale={locale} form={refused} names={EDIT_TEXT} />
      <h2>{say('CHANGES')}</h2>
      <p class="muted">{say('HISTORY_HINT')}</p>
      <ComparedText title={title} body={wordDiff(before.markdown, after.markdown)} />
      <h2>{say('AS_SEEN')}</h2>
      <div class="post">
        {after.title !== null && <p class="post__author">{after.title}</p>}
        <div
          class="post__body"
          dangerouslySetInnerHTML={{
            __html: renderMarkdown(hidden(refused, EDIT_TEXT).values['body'] ?? '').html,
          }}
        />
      </div>
      <form class="form" method="post" action={postPathOf(view, 'edit')}>
        {[...Object.entries(hidden(refused, EDIT_TEXT).values), ['requestId', requestId] as const].map(
          ([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ),
        )}
        <div class="actions">
          <button type="submit" class="button">
            {found
              ? sayPersonalData(locale, 'HIDE')
              : say(post.kind === 'OFFICIAL_ANSWER' ? 'SEND_OFFICIAL' : 'SEND')}
          </button>
          <button type="submit" class="button button--quiet" formaction={postPathOf(view, 'edit/change')}>
            {say('CHANGE')}
          </button>
        </div>
      </form>
      <AsItIs
        locale={locale}
        form={{ ...refused, values: { ...values, requestId } }}
        action={postPathOf(view, 'edit')}
      />
    </Document>
  );
}
