import type { Children, JSX } from '#jsx/jsx-runtime';
import { type PostRow, departmentInSentence } from '#forum';
import { sayThread } from '../../messages/thread.js';
import { CalendarDay, Moment } from '../../parts/time.js';
import { itemOf } from '../../site/microdata.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly post: PostRow;
  readonly accepted?: boolean;
  /** What it is of the `Question` (schema.org) around it; `text` is the question's own. */
  readonly itemprop?: 'text' | 'acceptedAnswer' | 'suggestedAnswer' | undefined;
  /** Depth of its heading in the page's outline. */
  readonly level?: 2 | 3;
  /** What the viewer may do with it. */
  readonly children?: Children;
}

/** The anchor by which others lead to a post. */
export const anchorOf = (post: Pick<PostRow, 'position'>): string => `post-${post.position ?? 0}`;

/** One post. Its HTML was made safe when it was written. */
export function PostCard({ page, post, accepted, itemprop, level = 3, children }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayThread, locale);
  const official = post.kind === 'OFFICIAL_ANSWER';
  const Heading = `h${level}` as const;
  return (
    <article
      class={looksOf(post, accepted)}
      id={post.position === null ? undefined : anchorOf(post)}
      {...(itemprop && itemprop !== 'text' && itemOf('Answer', itemprop))}
    >
      {accepted && <p class="post__accepted">✓ {say('ACCEPTED')}</p>}
      <div class="post__head">
        {official ? (
          <Heading class="post__author post__banner">{say('OFFICIAL_ANSWER')}</Heading>
        ) : (
          <Heading class="post__author" {...(itemprop && itemOf('Person', 'author'))}>
            {itemprop ? <span itemprop="name">{post.author_name}</span> : post.author_name}
          </Heading>
        )}
        {official || post.kind === 'QUESTION' ? null : <span class="muted small">{say(post.kind)}</span>}
        <Moment class="post__time" at={post.created_at} page={page} itemprop={itemprop && 'datePublished'} />
        {post.edited_at && (
          <span class="post__time">
            {say('EDITED')} <Moment at={post.edited_at} page={page} itemprop={itemprop && 'dateModified'} />
          </span>
        )}
      </div>
      {official && post.department !== null && (
        <p class="post__department" {...(itemprop && itemOf('GovernmentOrganization', 'author'))}>
          {say('ON_BEHALF', { department: departmentInSentence(post.department) })}
          {itemprop && <meta itemprop="name" content={post.department} />}
        </p>
      )}
      <div class="post__body" itemprop={itemprop && 'text'} dangerouslySetInnerHTML={{ __html: post.html }} />
      {itemprop && itemprop !== 'text' && <link itemprop="url" href={`#${anchorOf(post)}`} />}
      {(official || children) && (
        <div class="post__foot">
          {official && <p>{post.author_name}</p>}
          {post.reference !== null && <p>{say('REFERENCE', { reference: post.reference })}</p>}
          {official && <Validity page={page} post={post} />}
          {children}
        </div>
      )}
    </article>
  );
}

const LOOKS: Partial<Record<PostRow['kind'], string>> = {
  QUESTION: ' post--question',
  OFFICIAL_ANSWER: ' post--official',
};

const looksOf = ({ kind }: PostRow, accepted = false): string =>
  `post${LOOKS[kind] ?? ''}${accepted ? ' post--accepted' : ''}`;

/** When the answer was checked, until when it holds, and plainly that it holds no longer. */
function Validity({ page, post }: Pick<Props, 'page' | 'post'>): JSX.Element {
  const say = inLocale(sayThread, page.locale);
  return (
    <>
      {post.checked_on !== null && (
        <p>
          {say('CHECKED_ON')} <CalendarDay day={post.checked_on} page={page} />
        </p>
      )}
      {post.valid_until !== null && (
        <p>
          {say(post.expired_at ? 'WAS_VALID_UNTIL' : 'VALID_UNTIL')}{' '}
          <CalendarDay day={post.valid_until} page={page} />
        </p>
      )}
      {post.expired_at && <p class="note note--warn">{say('EXPIRED_NOTE')}</p>}
    </>
  );
}
