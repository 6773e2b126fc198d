import type { JSX } from '#jsx/jsx-runtime';
import type { ArchiveEntry, FoundEntry } from '#search';
import { saySearch } from '../../messages/search.js';
import { sayThread } from '../../messages/thread.js';
import { StatusTag } from '../../parts/status-tag.js';
import { Day } from '../../parts/time.js';
import type { PageContext } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly entry: FoundEntry;
  readonly query: string;
}

/** A thread that was found; its link counts that the query led to something. */
export function Hit({ page, entry, query }: Props): JSX.Element {
  const { locale } = page;
  return (
    <article>
      <h3 class="threads__title">
        <Opening entry={entry} query={query} />
      </h3>
      <p class="threads__text">{entry.snippet.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</p>
      <ul class="facts">
        <li>
          <StatusTag locale={locale} thread={entry.thread} />
        </li>
        {entry.official && <li>{sayThread(locale, 'OFFICIAL_ANSWER')}</li>}
        <li>
          <a href={`/c/${entry.categorySlug}`}>{entry.categoryTitle}</a>
        </li>
        <li>
          <Day at={entry.lastActivityAt} page={page} />
        </li>
      </ul>
      {entry.alike.length > 0 && (
        <details>
          <summary>{saySearch(locale, 'ALIKE', { count: entry.alike.length })}</summary>
          <ul>
            {entry.alike.map((each) => (
              <li key={each.threadId}>
                <Opening entry={each} query={query} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

const Opening = ({ entry, query }: { entry: ArchiveEntry; query: string }): JSX.Element => (
  <a href={`/search/open?${new URLSearchParams({ q: query, t: String(entry.number) })}`} rel="nofollow">
    {entry.title}
  </a>
);
