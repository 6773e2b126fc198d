import type { JSX } from 'preact';
import type { Channel, Hours } from '#directory';
import { type PostRow, mayAccept, threadPath } from '#forum';
import { sayThread } from '../../messages/thread.js';
import { NumberedPager } from '../../parts/pager.js';
import { StatusTag } from '../../parts/status-tag.js';
import { Day } from '../../parts/time.js';
import { Trail } from '../../parts/trail.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { FollowForms } from './follow-forms.js';
import { HandoffForms } from './handoff-forms.js';
import { RedirectionNote } from './redirection-note.js';
import { PostCard } from './post-card.js';
import { qaPage } from './qa-page.js';
import { ReplyForms } from './reply-forms.js';
import type { ThreadForm } from './thread-form.js';
import type { ThreadView } from './thread-view.js';
import { Unpublished } from './unpublished.js';

export const DONE = {
  sent: 'REPLY_SENT',
  published: 'REPLY_PUBLISHED',
  scheduled: 'ANSWER_SCHEDULED',
  accepted: 'ACCEPTED_NOTE',
  followed: 'FOLLOW_DONE',
  redirected: 'REDIRECT_DONE',
  ticket: 'TICKET_DONE',
} as const;
/** What the viewer has just done. */
export type Done = keyof typeof DONE;

interface Props {
  readonly page: PageContext;
  readonly view: ThreadView;
  readonly requestId: string;
  readonly done: Done | null;
  readonly form: ThreadForm | null;
  /** Of the phone line that the thread was sent to, at this moment. */
  readonly hours: Hours | null;
  /** Phone lines that the viewer can send its asker to. */
  readonly lines: readonly Channel[];
}

export const addressOf = (view: Pick<ThreadView, 'thread'>, number: number): string =>
  number > 1 ? `${threadPath(view.thread)}?page=${number}` : threadPath(view.thread);

export function ThreadPage(props: Props): JSX.Element {
  const { page, view, requestId, done, form, hours, lines } = props;
  const { locale } = page;
  const { thread, number } = view;
  const say = inLocale(sayThread, locale);
  const structuredData = number === 1 ? qaPage(view, page.publicUrl) : undefined;
  return (
    <Document
      page={page}
      title={number > 1 ? say('PAGE_TITLE', { title: thread.title, page: number }) : thread.title}
      description={thread.excerpt}
      canonical={addressOf(view, number)}
      {...(structuredData && { structuredData })}
      hasErrors={form !== null}
    >
      <Trail
        locale={locale}
        above={[{ href: `/c/${thread.category_slug}`, text: thread.category_title[locale] }]}
      />
      {done && (
        <div class="note note--good" role="status">
          <p>{say(DONE[done])}</p>
        </div>
      )}
      <ThreadHead page={page} view={view} />
      {view.redirection && (
        <RedirectionNote page={page} redirection={view.redirection} timeline={view.timeline} hours={hours} />
      )}
      {view.question && <PostCard locale={locale} post={view.question} level={2} />}
      {view.answers.length > 0 && (
        <section aria-labelledby="answers">
          <h2 id="answers">{say('POSTS')}</h2>
          <ol class="posts">
            {view.answers.map((post) => (
              <li key={post.id}>
                <PostCard locale={locale} post={post} accepted={post.id === thread.accepted_post_id}>
                  <AcceptForm page={page} view={view} post={post} />
                </PostCard>
              </li>
            ))}
          </ol>
        </section>
      )}
      <NumberedPager locale={locale} page={number} pages={view.pages} pathOf={(to) => addressOf(view, to)} />
      <Unpublished page={page} posts={view.unpublished} />
      <ReplyForms page={page} thread={thread} requestId={requestId} form={form} />
      <FollowForms page={page} thread={thread} level={view.level} form={form} />
      <HandoffForms page={page} view={view} requestId={requestId} form={form} lines={lines} />
    </Document>
  );
}

function ThreadHead({ page, view: { thread } }: Pick<Props, 'page' | 'view'>): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayThread, locale);
  return (
    <div class="thread__head">
      <h1>{thread.title}</h1>
      <ul class="facts">
        <li>
          <StatusTag locale={locale} moderation={thread.moderation} resolution={thread.resolution} />
        </li>
        <li>
          {say('PUBLISHED_ON')} <Day at={thread.published_at ?? thread.submitted_at} locale={locale} />
        </li>
        <li>{say('ANSWERS', { count: Math.max(0, thread.post_count - 1) })}</li>
      </ul>
    </div>
  );
}

function AcceptForm({
  page,
  view,
  post,
}: Pick<Props, 'page' | 'view'> & { post: PostRow }): JSX.Element | null {
  const { thread } = view;
  const answers = post.kind === 'OFFICIAL_ANSWER' || post.kind === 'COMMUNITY_ANSWER';
  if (!answers || post.id === thread.accepted_post_id) return null;
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
