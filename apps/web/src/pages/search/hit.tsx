import type { JSX } from '#jsx/jsx-runtime';
import type { ArchiveEntry } from '#search';
import { sayThread } from '../../messages/thread.js';
import { StatusTag } from '../../parts/status-tag.js';
import { Day } from '../../parts/time.js';
import type { PageContext } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly entry: ArchiveEntry;
  readonly query: string;
}

/** A thread that was found; its link counts that the query led to something. */
export function Hit({ page, entry, query }: Props): JSX.Element {
  const { locale } = page;
  return (
    <article>
      <h3 class="threads__title">
        <a href={`/search/open?${new URLSearchParams({ q: query, t: String(entry.number) })}`} rel="nofollow">
          {entry.title}
        </a>
      </h3>
      <p class="threads__text">{entry.snippet.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</p>
      <ul class="facts">
        <li>
          <StatusTag
            locale={locale}
            moderation={entry.thread.moderation}
            resolution={entry.thread.resolution}
          />
        </li>
        {entry.official && <li>{sayThread(locale, 'OFFICIAL_ANSWER')}</li>}
        <li>
          <a href={`/c/${entry.categorySlug}`}>{entry.categoryTitle}</a>
        </li>
        <li>
          <Day at={entry.lastActivityAt} locale={locale} />
        </li>
      </ul>
    </article>
  );
}
