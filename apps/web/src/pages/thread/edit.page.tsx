import type { JSX } from '#jsx/jsx-runtime';
import type { WindowClosed } from '#directory';
import { type PostEdit, type Reason, threadPath } from '#forum';
import { sayEdits } from '../../messages/edits.js';
import { reasonInWords } from '../../parts/decision-reason.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextArea, TextField } from '../../parts/fields.js';
import { type FormState, hasProblems } from '../../parts/form-state.js';
import { Submit } from '../../parts/submit.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { type PostView, postPathOf } from './post-views.js';

interface Props {
  readonly page: PageContext;
  readonly view: PostView;
  /** What the author has sent already, whatever became of it. */
  readonly edit: PostEdit | null;
  /** Why it was not let in. */
  readonly reason: Reason;
  /** Of an official answer: why it cannot be changed now. */
  readonly closed: WindowClosed | null;
  readonly form: FormState;
}

/** An author changes what they published. */
export function EditPage(props: Props): JSX.Element {
  const { page, view, form, closed } = props;
  const { locale } = page;
  const { thread, post } = view;
  const say = inLocale(sayEdits, locale);
  const official = post.kind === 'OFFICIAL_ANSWER';
  return (
    <Document page={page} title={say('EDIT_TITLE')} hasErrors={hasProblems(form)}>
      <Trail locale={locale} above={[{ href: threadPath(thread), text: thread.title }]} />
      <ErrorSummary locale={locale} form={form} labels={{ title: say('TITLE'), body: say('BODY') }} />
      <h1>{say('EDIT_TITLE')}</h1>
      <SentBefore {...props} />
      <p class="muted">{say(official ? 'EDIT_NOTE_OFFICIAL' : 'EDIT_NOTE')}</p>
      <form class="form" method="post" action={postPathOf(view, 'edit/check')} novalidate>
        <input type="hidden" name="version" value={post.version} />
        {post.kind === 'QUESTION' && (
          <TextField locale={locale} form={form} name="title" label={say('TITLE')} />
        )}
        <TextArea locale={locale} form={form} name="body" label={say('BODY')} hint={say('BODY_HINT')} />
        <Submit name="edit" text={say('EDIT_BUTTON')} why={closed?.message ?? null} />
      </form>
    </Document>
  );
}

function SentBefore({ page, view, edit, reason }: Props): JSX.Element | null {
  const say = inLocale(sayEdits, page.locale);
  if (edit?.moderation === 'PENDING')
    return (
      <div class="note">
        <p>{say('WAITS')}</p>
        <form method="post" action={postPathOf(view, 'edit/withdraw')}>
          <button type="submit" class="button button--quiet">
            {say('TAKE_BACK')}
          </button>
        </form>
      </div>
    );
  if (edit?.moderation !== 'RETURNED' && edit?.moderation !== 'REJECTED') return null;
  const why = reasonInWords(page.locale, reason);
  return (
    <div class="note note--warn">
      <p>{say(edit.moderation)}</p>
      {why !== null && <p>{say('REASON', { reason: why })}</p>}
    </div>
  );
}
