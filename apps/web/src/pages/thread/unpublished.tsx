import type { JSX } from '#jsx/jsx-runtime';
import type { UnpublishedPostRow } from '#forum';
import type { Locale } from '#kernel';
import { sayThread } from '../../messages/thread.js';
import { reasonInWords } from '../../parts/decision-reason.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { PostCard } from './post-card.js';

interface Props {
  readonly page: PageContext;
  readonly posts: readonly UnpublishedPostRow[];
}

/** What the viewer wrote here and readers do not see: what waits, and what was not let in. */
export function Unpublished({ page, posts }: Props): JSX.Element {
  const waiting = posts.filter(({ moderation }) => moderation === 'PENDING');
  const decided = posts.filter(({ moderation }) => moderation !== 'PENDING');
  return (
    <>
      {waiting.length > 0 && <Waiting page={page} posts={waiting} />}
      {decided.length > 0 && <NotLetIn page={page} posts={decided} />}
    </>
  );
}

function Waiting({ page, posts }: Props): JSX.Element {
  const say = inLocale(sayThread, page.locale);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('WAITING')}</h2>
      <p class="muted">{say('WAITING_TEXT')}</p>
      {posts.map((post) => (
        <PostCard key={post.id} page={page} post={post} />
      ))}
    </section>
  );
}

function NotLetIn({ page, posts }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayThread, locale);
  return (
    <section aria-labelledby="not-let-in">
      <h2 id="not-let-in">{say('NOT_LET_IN')}</h2>
      <p class="muted">{say('NOT_LET_IN_TEXT')}</p>
      {posts.map((post) => (
        <PostCard key={post.id} page={page} post={post}>
          <p>{say(post.moderation === 'RETURNED' ? 'REPLY_RETURNED' : 'REPLY_REJECTED')}</p>
          {reasonOf(post, locale) !== null && <p>{say('REASON', { reason: reasonOf(post, locale) })}</p>}
        </PostCard>
      ))}
    </section>
  );
}

const reasonOf = (post: UnpublishedPostRow, locale: Locale): string | null =>
  reasonInWords(locale, { code: post.reason_code, words: post.reason });
