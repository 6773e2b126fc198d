import type { JSX } from '#jsx/jsx-runtime';
import { MOSCOW, formatTime } from '#calendar';
import type { WindowClosed } from '#directory';
import {
  type PostRow,
  type PublicationRow,
  type ThreadRow,
  isAsker,
  mayAnswerOfficially,
  mayPublishAnonymised,
  privatePath,
  referenceOf,
  threadPath,
} from '#forum';
import { isStaff } from '#kernel';
import { maySupervise } from '#moderation';
import { sayMe } from '../../messages/me.js';
import { sayPrivate } from '../../messages/private.js';
import { sayThread } from '../../messages/thread.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { TextArea, TextField } from '../../parts/fields.js';
import { EMPTY_FORM, type FormState, hasProblems } from '../../parts/form-state.js';
import { StatusTag } from '../../parts/status-tag.js';
import { Submit } from '../../parts/submit.js';
import { planned } from '../../parts/time.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { AnswerDates } from '../thread/answer-dates.js';
import { PostCard } from '../thread/post-card.js';

export type PrivateForm = 'reply' | 'answer' | 'consent' | 'publish' | 'accept';

export interface PrivateProps {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  readonly posts: readonly PostRow[];
  readonly publication: PublicationRow | null;
  /** The public thread made of it. */
  readonly published: ThreadRow | null;
  readonly requestId: string;
  /** When the answer that the viewer has just scheduled is to be sent. */
  readonly scheduled: Date | null;
  /** Of staff: why they can do nothing of what is done inside the window. */
  readonly closed: WindowClosed | null;
  readonly refused?: { readonly which: PrivateForm; readonly state: FormState } | undefined;
}

const stateOf = ({ refused }: PrivateProps, which: PrivateForm): FormState =>
  refused?.which === which ? refused.state : EMPTY_FORM;

/** A private question: what was asked, answered and written on, for its asker and staff alone. */
export function PrivatePage(props: PrivateProps): JSX.Element {
  const { page, thread, posts, refused } = props;
  const { locale, viewer } = page;
  const say = inLocale(sayPrivate, locale);
  const asker = isAsker(viewer, { authorId: thread.author_id });
  const above = asker ? [{ href: '/me/questions', text: sayMe(locale, 'TITLE') }] : [];
  return (
    <Document
      page={page}
      title={thread.title}
      hasErrors={refused !== undefined && hasProblems(refused.state)}
    >
      <Trail locale={locale} above={above} />
      {refused && <ErrorSummary locale={locale} form={refused.state} />}
      <h1>{thread.title}</h1>
      <p class="note">{say(asker ? 'MARK' : 'MARK_STAFF')}</p>
      <ul class="facts">
        <li>
          <StatusTag locale={locale} thread={thread} />
        </li>
        <li>{referenceOf(thread.number)}</li>
      </ul>
      {props.scheduled && (
        <p class="note" role="status">
          {say('SCHEDULED', { time: planned(props.scheduled, page) })}
        </p>
      )}
      <section aria-labelledby="conversation">
        <h2 id="conversation">{say('CONVERSATION')}</h2>
        <ol class="posts">
          {posts.map((post) => (
            <li key={post.id}>
              <PostCard page={page} post={post} accepted={post.id === thread.accepted_post_id}>
                {post.author_id !== thread.author_id && post.kind !== 'OFFICIAL_ANSWER' && (
                  <p>{say('STAFF')}</p>
                )}
              </PostCard>
            </li>
          ))}
        </ol>
      </section>
      {thread.moderation === 'PRIVATE' && <Actions {...props} />}
    </Document>
  );
}

function Actions(props: PrivateProps): JSX.Element {
  const { viewer } = props.page;
  const asker = isAsker(viewer, { authorId: props.thread.author_id });
  return (
    <>
      {asker && props.thread.resolution === 'ANSWERED' && <AcceptForm {...props} />}
      {mayAnswerOfficially(viewer) && <AnswerForm {...props} />}
      <ReplyForm {...props} />
      {asker && <ConsentForm {...props} />}
      {!asker && isStaff(viewer) && <ConsentNote {...props} />}
      <PublishedAs {...props} />
      {mayPublishAnonymised(viewer) && canBePublished(props) && <PublishForm {...props} />}
    </>
  );
}

const canBePublished = ({ thread, publication }: PrivateProps): boolean =>
  thread.official_answer_id !== null &&
  publication !== null &&
  publication.consented_at !== null &&
  publication.public_thread_id === null;

function AcceptForm({ page, thread }: PrivateProps): JSX.Element {
  return (
    <form method="post" action={`${privatePath(thread)}/accepted-answer`}>
      <button type="submit" class="button">
        {sayPrivate(page.locale, 'SOLVE')}
      </button>
    </form>
  );
}

function AnswerForm(props: PrivateProps): JSX.Element {
  const { page, thread, requestId, closed } = props;
  const { locale } = page;
  const say = inLocale(sayThread, locale);
  const form = stateOf(props, 'answer');
  return (
    <section aria-labelledby="official">
      <h2 id="official">{say('OFFICIAL_FORM_TITLE')}</h2>
      <form class="form" method="post" action={`${privatePath(thread)}/official-answers`}>
        <input type="hidden" name="requestId" value={requestId} />
        <TextArea
          locale={locale}
          form={form}
          name="answer"
          label={say('OFFICIAL_LABEL')}
          hint={sayPrivate(locale, 'ANSWER_HINT')}
        />
        <TextField
          locale={locale}
          form={form}
          name="reference"
          label={say('REFERENCE_LABEL')}
          hint={say('REFERENCE_HINT')}
          maxlength={500}
          optional
        />
        <AnswerDates locale={locale} form={form} />
        {closed && maySupervise(page.viewer) && (
          <TextField
            locale={locale}
            form={form}
            name="overrideReason"
            label={say('OVERRIDE')}
            maxlength={500}
            optional
          />
        )}
        <Submit name="answer" text={sayPrivate(locale, 'ANSWER_BUTTON')} why={whyNot(props)} />
        {closed && (
          <button type="submit" class="button button--quiet" name="atOpening" value="yes">
            {sayPrivate(locale, 'AT_OPENING', { time: formatTime(closed.opensAt, MOSCOW) })}
          </button>
        )}
      </form>
    </section>
  );
}

function ReplyForm(props: PrivateProps): JSX.Element {
  const { page, thread, requestId } = props;
  const say = inLocale(sayPrivate, page.locale);
  return (
    <section aria-labelledby="write">
      <h2 id="write">{say('WRITE')}</h2>
      <form class="form" method="post" action={`${privatePath(thread)}/replies`}>
        <input type="hidden" name="requestId" value={requestId} />
        <TextArea
          locale={page.locale}
          form={stateOf(props, 'reply')}
          name="body"
          label={say('WRITE_LABEL')}
          brief
        />
        <button type="submit" class="button button--quiet">
          {say('SEND')}
        </button>
      </form>
    </section>
  );
}

function ConsentForm({ page, thread, publication }: PrivateProps): JSX.Element | null {
  const say = inLocale(sayPrivate, page.locale);
  if (publication?.public_thread_id) return null;
  const given = Boolean(publication?.consented_at);
  return (
    <section aria-labelledby="consent">
      <h2 id="consent">{say('CONSENT_TITLE')}</h2>
      <p>{say(given ? 'CONSENT_GIVEN' : 'CONSENT_LEAD')}</p>
      <form method="post" action={`${privatePath(thread)}/consent`}>
        <button type="submit" class="button button--quiet" name="consent" value={given ? 'no' : 'yes'}>
          {say(given ? 'CONSENT_NO' : 'CONSENT_YES')}
        </button>
      </form>
    </section>
  );
}

const ConsentNote = ({ page, publication }: PrivateProps): JSX.Element => (
  <p class="note">
    {sayPrivate(page.locale, publication?.consented_at ? 'CONSENT_GIVEN_STAFF' : 'CONSENT_NONE_STAFF')}
  </p>
);

function PublishedAs({ page, published }: PrivateProps): JSX.Element | null {
  if (!published) return null;
  return (
    <p class="note note--good">
      {sayPrivate(page.locale, 'PUBLISHED_AS')} <a href={threadPath(published)}>{published.title}</a>
    </p>
  );
}

function PublishForm(props: PrivateProps): JSX.Element {
  const { page, thread, requestId, closed } = props;
  const { locale } = page;
  const say = inLocale(sayPrivate, locale);
  const form = stateOf(props, 'publish');
  return (
    <section aria-labelledby="publish">
      <h2 id="publish">{say('PUBLISH_TITLE')}</h2>
      <p>{say('PUBLISH_HINT')}</p>
      <form class="form" method="post" action={`${privatePath(thread)}/publish`}>
        <input type="hidden" name="requestId" value={requestId} />
        <input type="hidden" name="version" value={thread.version} />
        <TextField locale={locale} form={form} name="publicTitle" label={say('TITLE_LABEL')} />
        <TextArea locale={locale} form={form} name="publicQuestion" label={say('QUESTION_LABEL')} />
        <TextArea locale={locale} form={form} name="publicAnswer" label={say('ANSWER_LABEL')} />
        {closed && maySupervise(page.viewer) && (
          <TextField
            locale={locale}
            form={form}
            name="publicOverride"
            label={say('OVERRIDE')}
            maxlength={500}
            optional
          />
        )}
        <Submit name="publish" text={say('PUBLISH')} why={whyNot(props)} />
      </form>
    </section>
  );
}

/** Supervisors may act outside the window with a reason. */
const whyNot = ({ page, closed }: PrivateProps): string | null =>
  maySupervise(page.viewer) ? null : (closed?.message ?? null);
