import type { JSX } from '#jsx/jsx-runtime';
import { threadPath } from '#forum';
import { sayThread } from '../../messages/thread.js';
import type { PageContext } from '../../site/page-context.js';
import type { ThreadView } from './thread-view.js';

interface Props {
  readonly page: PageContext;
  readonly threads: ThreadView['related'];
}

/** What others asked about the same. */
export function RelatedThreads({ page, threads }: Props): JSX.Element | null {
  if (threads.length === 0) return null;
  return (
    <section class="not-printed" aria-labelledby="related">
      <h2 id="related">{sayThread(page.locale, 'RELATED')}</h2>
      <ul class="plain-links">
        {threads.map((thread) => (
          <li key={thread.id}>
            <a href={threadPath(thread)}>{thread.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
