import type { JSX } from '#jsx/jsx-runtime';
import type { Channel, Hours, WindowClosed } from '#directory';
import { type PostRow, type ThreadRow, isAsker, mayAccept, threadPath } from '#forum';
import { sayThread } from '../../messages/thread.js';
import { sayPromise } from '../../messages/promise.js';
import { hasProblems } from '../../parts/form-state.js';
import { NumberedPager } from '../../parts/pager.js';
import { promiseInWords } from '../../parts/promise-times.js';
import { StatusTag } from '../../parts/status-tag.js';
import { Day, planned } from '../../parts/time.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { itemOf } from '../../site/microdata.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import type { AnswerOffers } from './answer-offers.js';
import { FollowForms } from './follow-forms.js';
import { HandoffForms } from './handoff-forms.js';
import { RelatedThreads } from './related-threads.js';
import { RedirectionNote } from './redirection-note.js';
import { MarkForm } from './mark-form.js';
import { PostCard, anchorOf } from './post-card.js';
import { PostLinks } from './post-links.js';
import { ReplyForms } from './reply-forms.js';
import type { ThreadForm } from './thread-form.js';
import type { ThreadView } from './thread-view.js';
import { Unpublished } from './unpublished.js';

export const DONE = {
  sent: 'REPLY_SENT',
  published: 'REPLY_PUBLISHED',
  scheduled: 'ANSWER_SCHEDULED',
  accepted: 'ACCEPTED_NOTE',
  marked: 'MARKED_NOTE',
  followed: 'FOLLOW_DONE',
  redirected: 'REDIRECT_DONE',
  ticket: 'TICKET_DONE',
  edited: 'EDIT_SENT',
  changed: 'EDIT_PUBLISHED',
  withdrawn: 'EDIT_WITHDRAWN',
  reported: 'REPORT_SENT',
} as const;
/** The asker adds to their own question; everybody else answers it. */
const DONE_BY_ASKER = { sent: 'CLARIFICATION_SENT', published: 'CLARIFICATION_PUBLISHED' } as const;
/** What the viewer has just done. */
export type Done = keyof typeof DONE;

function doneInWords({ page, view, done, scheduled }: Props): string | null {
  const say = inLocale(sayThread, page.locale);
  if (done === null) return null;
  // Once it is published, or kept for its author after a refusal, nothing is to come.
  if (done === 'scheduled') return scheduled && say(DONE[done], { time: planned(scheduled, page) });
  const byAsker = isAsker(page.viewer, { authorId: view.thread.author_id });
  return say(byAsker && (done === 'sent' || done === 'published') ? DONE_BY_ASKER[done] : DONE[done]);
}

interface Props {
  readonly page: PageContext;
  readonly view: ThreadView;
  readonly requestId: string;
  readonly done: Done | null;
  /** When the answer that the viewer has just scheduled is to be published. */
  readonly scheduled: Date | null;
  readonly form: ThreadForm | null;
  /** Of the phone line that the thread was sent to, at this moment. */
  readonly hours: Hours | null;
  /** Phone lines that the viewer can send its asker to. */
  readonly lines: readonly Channel[];
  /** Of staff: why they can do nothing of what is done inside the window. */
  readonly closed: WindowClosed | null;
  /** What an official answer can be begun with; none for who writes none. */
  readonly offers: AnswerOffers;
}

export const addressOf = (view: Pick<ThreadView, 'thread'>, number: number): string =>
  number > 1 ? `${threadPath(view.thread)}?page=${number}` : threadPath(view.thread);

export function ThreadPage(props: Props): JSX.Element {
  const { page, view, requestId, form, hours, lines, closed, offers } = props;
  const { locale } = page;
  const { thread, number } = view;
  const say = inLocale(sayThread, locale);
  const done = doneInWords(props);
  // Its first page is the question for search engines; the others only go on with it.
  const isMarked = number === 1;
  return (
    <Document
      page={page}
      title={number > 1 ? say('PAGE_TITLE', { title: thread.title, page: number }) : thread.title}
      description={thread.excerpt}
      canonical={addressOf(view, number)}
      {...(isMarked && { itemType: 'QAPage' as const })}
      hasErrors={form !== null && hasProblems(form.state)}
    >
      <Trail
        locale={locale}
        above={[{ href: `/c/${thread.category_slug}`, text: thread.category_title[locale] }]}
      />
      {done && (
        <div class="note note--good" role="status">
          <p>{done}</p>
        </div>
      )}
      <div {...(isMarked && itemOf('Question', 'mainEntity'))}>
        <ThreadHead page={page} view={view} isMarked={isMarked} />
        {view.redirection && (
          <RedirectionNote
            page={page}
            redirection={view.redirection}
            timeline={view.timeline}
            hours={hours}
          />
        )}
        {view.question && (
          <PostCard page={page} post={view.question} level={2} itemprop={isMarked ? 'text' : undefined}>
            <PostLinks page={page} thread={thread} post={view.question} />
          </PostCard>
        )}
        {view.answers.length > 0 && (
          <section aria-labelledby="answers">
            <h2 id="answers">{say('POSTS')}</h2>
            <ol class="posts">
              {view.answers.map((post) => (
                <li key={post.id}>
                  <PostCard
                    page={page}
                    post={post}
                    accepted={post.id === thread.accepted_post_id}
                    itemprop={isMarked ? answerProperty(thread, post) : undefined}
                  >
                    <AcceptForm page={page} view={view} post={post} />
                    <PostLinks page={page} thread={thread} post={post} />
                  </PostCard>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
      <NumberedPager locale={locale} page={number} pages={view.pages} pathOf={(to) => addressOf(view, to)} />
      <RelatedThreads page={page} threads={view.related} />
      <Unpublished page={page} posts={view.unpublished} />
      <ReplyForms {...{ page, thread, requestId, form, closed, offers }} />
      <MarkForm page={page} thread={thread} requestId={requestId} form={form} />
      <FollowForms page={page} thread={thread} level={view.level} form={form} />
      <HandoffForms {...{ page, view, requestId, form, closed, lines }} />
    </Document>
  );
}

const isAnswer = ({ kind }: PostRow): boolean => kind === 'OFFICIAL_ANSWER' || kind === 'COMMUNITY_ANSWER';

/** What an answer is of the `Question` (schema.org). */
function answerProperty(thread: ThreadRow, post: PostRow) {
  if (!isAnswer(post)) return undefined;
  const isBest = post.id === thread.accepted_post_id || post.id === thread.official_answer_id;
  return isBest ? 'acceptedAnswer' : 'suggestedAnswer';
}

function ThreadHead({
  page,
  view: { thread, clocks, answers },
  isMarked,
}: Pick<Props, 'page' | 'view'> & { readonly isMarked: boolean }): JSX.Element {
  const { locale } = page;
  const count = Math.max(0, thread.post_count - 1);
  const clock = clocks.find(({ kind }) => kind === 'ANSWER');
  const promised = clock && promiseInWords(page, thread, clock);
  // A long question fills the first screen of a phone: who came for the answer is led to it.
  const answer = isMarked && answers.find(({ id }) => id === thread.official_answer_id);
  const say = inLocale(sayThread, locale);
  return (
    <div class="thread__head">
      <h1 itemprop={isMarked ? 'name' : undefined}>{thread.title}</h1>
      <ul class="facts">
        <li>
          <StatusTag locale={locale} thread={thread} />
        </li>
        <li>
          {say('PUBLISHED_ON')} <Day at={thread.published_at ?? thread.submitted_at} page={page} />
        </li>
        <li>
          {say('ANSWERS', { count })}
          {isMarked && <meta itemprop="answerCount" content={String(count)} />}
        </li>
        {promised && (
          <li>
            {sayPromise(locale, 'ANSWER')}: {promised}
          </li>
        )}
      </ul>
      {answer && (
        <p class="not-printed">
          <a href={`#${anchorOf(answer)}`}>{say('TO_ANSWER')}</a>
        </p>
      )}
    </div>
  );
}

function AcceptForm({
  page,
  view,
  post,
}: Pick<Props, 'page' | 'view'> & { post: PostRow }): JSX.Element | null {
  const { thread } = view;
  if (!isAnswer(post) || post.id === thread.accepted_post_id) return null;
  if (!mayAccept(page.viewer, { authorId: thread.author_id })) return null;
  const say = inLocale(sayThread, page.locale);
  return (
    <form method="post" action={`${threadPath(thread)}/accepted-answer`}>
      <input type="hidden" name="postId" value={post.id} />
      <button
        type="submit"
        class="button button--quiet"
        aria-label={say('ACCEPT_OF', { name: post.author_name })}
      >
        {say('ACCEPT')}
      </button>
    </form>
  );
}
