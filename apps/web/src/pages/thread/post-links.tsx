import type { JSX } from '#jsx/jsx-runtime';
import { type PostRow, type ThreadRow, isAuthor, maySeeHistory } from '#forum';
import { sayEdits } from '../../messages/edits.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { postPathOf } from './post-views.js';

interface Props {
  readonly page: PageContext;
  readonly thread: ThreadRow;
  readonly post: PostRow;
}

/** What the viewer may do with a post besides reading it: each has a page of its own. */
export function PostLinks({ page, thread, post }: Props): JSX.Element {
  const say = inLocale(sayEdits, page.locale);
  const own = isAuthor(page.viewer, { authorId: post.author_id });
  const closed = thread.resolution === 'DUPLICATE' || (thread.locked_at && post.kind !== 'OFFICIAL_ANSWER');
  const history = post.edited_at !== null && maySeeHistory(page.viewer, { authorId: post.author_id });
  const name = post.author_name;
  return (
    <p class="post__links not-printed">
      {own && !closed && (
        <a href={postPathOf({ thread, post }, 'edit')} aria-label={say('EDIT_OF', { name })}>
          {say('EDIT')}
        </a>
      )}
      {history && (
        <a href={postPathOf({ thread, post }, 'history')} aria-label={say('HISTORY_OF', { name })}>
          {say('HISTORY')}
        </a>
      )}
      {!own && (
        <a
          href={postPathOf({ thread, post }, 'report')}
          rel="nofollow"
          aria-label={say('REPORT_OF', { name })}
        >
          {say('REPORT')}
        </a>
      )}
    </p>
  );
}
