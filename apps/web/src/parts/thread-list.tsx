import type { JSX } from '#jsx/jsx-runtime';
import { type ThreadRow, threadPath } from '#forum';
import { sayThread } from '../messages/thread.js';
import type { PageContext } from '../site/page-context.js';
import { StatusTag } from './status-tag.js';
import { Day } from './time.js';

interface Props {
  readonly page: PageContext;
  readonly threads: readonly ThreadRow[];
  /** On a list of one category its name would only repeat itself. */
  readonly withCategory?: boolean;
  /** Depth of the titles in the page's outline. */
  readonly level: 2 | 3;
}

export function ThreadList({ page, threads, withCategory, level }: Props): JSX.Element {
  const { locale } = page;
  const Heading = `h${level}` as const;
  return (
    <ul class="threads">
      {threads.map((thread) => (
        <li key={thread.id}>
          <Heading class="threads__title">
            <a href={threadPath(thread)}>{thread.title}</a>
          </Heading>
          <p class="threads__text muted">{thread.excerpt}</p>
          <ul class="facts">
            <li>
              <StatusTag locale={locale} thread={thread} />
            </li>
            {withCategory && (
              <li>
                <a href={`/c/${thread.category_slug}`}>{thread.category_title[locale]}</a>
              </li>
            )}
            <li>{sayThread(locale, 'ANSWERS', { count: Math.max(0, thread.post_count - 1) })}</li>
            <li>
              <Day at={thread.last_activity_at} page={page} />
            </li>
          </ul>
        </li>
      ))}
    </ul>
  );
}
