import type { JSX } from '#jsx/jsx-runtime';
import { type ThreadRow, threadPath } from '#forum';
import { sayAsk } from '../../messages/ask.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly thread: ThreadRow;
}

/** The asker found the answer and has sent nothing. */
export function HelpedPage({ page, thread }: Props): JSX.Element {
  const say = inLocale(sayAsk, page.locale);
  return (
    <Document page={page} title={say('HELPED_TITLE')}>
      <h1>{say('HELPED_TITLE')}</h1>
      <p>{say('HELPED_THANKS')}</p>
      <p>
        <a href={threadPath(thread)}>{thread.title}</a>
      </p>
      <p class="actions">
        <a class="button" href="/">
          {say('TO_HOME')}
        </a>
        <a href="/ask">{say('ASK_ANOTHER')}</a>
      </p>
    </Document>
  );
}
