import type { JSX } from '#jsx/jsx-runtime';
import { type ThreadRow, threadPath } from '#forum';
import { saySubscription } from '../../messages/subscriptions.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

/** A link that confirms the address is on its way; who follows the thread already is told the same. */
export function FollowSentPage({ page, thread }: { page: PageContext; thread: ThreadRow }): JSX.Element {
  const say = inLocale(saySubscription, page.locale);
  return (
    <Document page={page} title={say('SENT_TITLE')}>
      <h1>{say('SENT_TITLE')}</h1>
      <p class="lead" role="status">
        {say('SENT_TEXT', { title: thread.title })}
      </p>
      <p>
        <a href={threadPath(thread)}>{say('TO_THREAD')}</a>
      </p>
    </Document>
  );
}
