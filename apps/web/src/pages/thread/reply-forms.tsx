import type { JSX } from '#jsx/jsx-runtime';
import { MOSCOW, formatTime } from '#calendar';
import type { WindowClosed } from '#directory';
import { type ThreadRow, isAsker, mayAnswerOfficially, mayReply, threadPath } from '#forum';
import { maySupervise } from '#moderation';
import { sayPersonalData } from '../../messages/personal-data.js';
import { sayThread } from '../../messages/thread.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextArea, TextField } from '../../parts/fields.js';
import { AsItIs, FormFinds, hidden } from '../../parts/personal-data.js';
import { Submit } from '../../parts/submit.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { AnswerDates } from './answer-dates.js';
import { ANSWER_TEXT, type AnswerOffers } from './answer-offers.js';
import { OfferedReplies } from './offered-replies.js';
import { type ThreadForm, stateOf } from './thread-form.js';

interface Props {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  /** Keeps a form that is sent twice from working twice; one for both, as only one of them is sent. */
  readonly requestId: string;
  readonly form: ThreadForm | null;
  readonly closed: WindowClosed | null;
  readonly offers: AnswerOffers;
}

/** What the viewer can add to the thread. */
export function ReplyForms(props: Props): JSX.Element {
  const { page, thread } = props;
  const say = inLocale(sayThread, page.locale);
  if (thread.resolution === 'DUPLICATE') return <p class="note">{say('DUPLICATE_NOTE')}</p>;

  if (!mayReply(page.viewer)) {
    const next = encodeURIComponent(`${threadPath(thread)}#reply`);
    return (
      <p class="actions">
        <a class="button button--quiet" href={`/sign-in?next=${next}`}>
          {say('SIGN_IN_TO_REPLY')}
        </a>
        <a href={`/ask?category=${thread.category_slug}`}>{say('SAME_PROBLEM')}</a>
      </p>
    );
  }
  return (
    <>
      {mayAnswerOfficially(page.viewer) && <OfficialForm {...props} />}
      {thread.locked_at ? <p class="note">{say('LOCKED_NOTE')}</p> : <ReplyForm {...props} />}
    </>
  );
}

function ReplyForm({ page, thread, requestId, form }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayThread, locale);
  const state = stateOf(form, 'reply');
  const asker = isAsker(page.viewer, { authorId: thread.author_id });
  return (
    <section class="not-printed" aria-labelledby="reply">
      <h2 id="reply">{say(asker ? 'REPLY_TITLE_ASKER' : 'REPLY_TITLE')}</h2>
      <ErrorSummary locale={locale} form={state} />
      <form class="form" method="post" action={`${threadPath(thread)}/replies`}>
        <input type="hidden" name="requestId" value={requestId} />
        <TextArea
          locale={locale}
          form={state}
          name="body"
          label={say(asker ? 'REPLY_LABEL_ASKER' : 'REPLY_LABEL')}
          hint={say('REPLY_HINT')}
        />
        <button type="submit" class="button">
          {say(asker ? 'REPLY_BUTTON_ASKER' : 'REPLY_BUTTON')}
        </button>
      </form>
    </section>
  );
}

function OfficialForm({ page, thread, requestId, form, closed, offers }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayThread, locale);
  const refused = stateOf(form, 'official');
  const state = hidden(refused, ANSWER_TEXT);
  const supervises = maySupervise(page.viewer);
  const action = `${threadPath(thread)}/official-answers`;
  return (
    <section class="not-printed" aria-labelledby="official">
      <h2 id="official">{say('OFFICIAL_FORM_TITLE')}</h2>
      <ErrorSummary locale={locale} form={state} />
      <FormFinds locale={locale} form={refused} names={ANSWER_TEXT} />
      <form class="form" method="post" action={action}>
        <input type="hidden" name="requestId" value={requestId} />
        {['cannedReplyId', 'suggestedFromId'].map(
          (name) =>
            state.values[name] && <input key={name} type="hidden" name={name} value={state.values[name]} />,
        )}
        <TextArea
          locale={locale}
          form={state}
          name="answer"
          label={say('OFFICIAL_LABEL')}
          hint={say('OFFICIAL_HINT')}
        />
        <TextField
          locale={locale}
          form={state}
          name="reference"
          label={say('REFERENCE_LABEL')}
          hint={say('REFERENCE_HINT')}
          maxlength={500}
          optional
        />
        <AnswerDates locale={locale} form={state} />
        {closed && supervises && (
          <TextField
            locale={locale}
            form={state}
            name="overrideReason"
            label={say('OVERRIDE')}
            maxlength={500}
            optional
          />
        )}
        <Submit
          name="official"
          text={state.personalData ? sayPersonalData(locale, 'HIDE') : say('OFFICIAL_BUTTON')}
          why={supervises ? null : (closed?.message ?? null)}
        />
        {closed && (
          <button type="submit" class="button button--quiet" name="atOpening" value="yes">
            {say('AT_OPENING', { time: formatTime(closed.opensAt, MOSCOW) })}
          </button>
        )}
        <OfferedReplies page={page} offers={offers} action={`${action}/take#official`} />
      </form>
      <AsItIs locale={locale} form={refused} action={action} />
    </section>
  );
}
