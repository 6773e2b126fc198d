import type { JSX } from '#jsx/jsx-runtime';
import type { ArchiveEntry } from '#search';
import { sayAsk } from '../../messages/ask.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly similar: readonly ArchiveEntry[];
}

/** Threads that may make the question needless: each can be opened beside it, and said to have helped. */
export function SimilarThreads({ page, similar }: Props): JSX.Element | null {
  if (similar.length === 0) return null;
  const say = inLocale(sayAsk, page.locale);
  return (
    <section class="note" aria-labelledby="similar">
      <h2 class="note__title" id="similar">
        {say('SIMILAR')}
      </h2>
      <p>{say('SIMILAR_HINT')}</p>
      <ul class="plain-links">
        {similar.map(({ threadId, number, title }) => (
          <li key={threadId}>
            <a href={`/ask/similar/${number}`} target="_blank">
              {title.slice(0, lastWordOf(title))}
              <span class="unbroken">
                {title.slice(lastWordOf(title))} <span class="muted">{say('NEW_TAB')}</span>
              </span>
            </a>
            <form method="post" action="/ask/helped">
              <button
                type="submit"
                class="link-button"
                name="number"
                value={String(number)}
                aria-label={say('HELPED_BY', { title })}
              >
                {say('HELPED')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the last word of a title begins: the marker of a new tab never stands alone on a line. */
const lastWordOf = (title: string): number => title.trimEnd().lastIndexOf(' ') + 1;
