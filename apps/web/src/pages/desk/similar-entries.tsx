import type { JSX } from '#jsx/jsx-runtime';
import { sayDesk } from '../../messages/desk.js';
import { sayThread } from '../../messages/thread.js';
import { StatusTag } from '../../parts/status-tag.js';
import type { ItemProps } from './item-props.js';

/** What was asked about the same before: to answer alike, or to merge. */
export function SimilarEntries({ page, similar }: Pick<ItemProps, 'page' | 'similar'>): JSX.Element | null {
  if (similar.length === 0) return null;
  const { locale } = page;
  return (
    <section aria-labelledby="similar">
      <h2 id="similar">{sayDesk(locale, 'SIMILAR_PAST')}</h2>
      <ul class="plain-links">
        {similar.map(({ threadId, path, title, official, thread }) => (
          <li key={threadId}>
            <a href={path}>{title}</a> <StatusTag locale={locale} thread={thread} />
            {official && <span class="muted"> {sayThread(locale, 'OFFICIAL_ANSWER')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
