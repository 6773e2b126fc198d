import type { JSX } from '#jsx/jsx-runtime';
import { type ThreadRow, referenceOf } from '#forum';
import type { Connection } from '#platform';
import { sayMe } from '../../messages/me.js';
import { KeysetPager } from '../../parts/pager.js';
import { StatusTag } from '../../parts/status-tag.js';
import { Day } from '../../parts/time.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { casePath } from './case-path.js';

interface Props {
  readonly page: PageContext;
  readonly threads: Connection<ThreadRow>;
}

/** All that the person asked, in every state. */
export function MyQuestionsPage({ page, threads }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayMe, locale);
  return (
    <Document page={page} title={say('TITLE')} wide>
      <h1>{say('TITLE')}</h1>
      {threads.edges.length === 0 && <p>{say('EMPTY')}</p>}
      <ul class="threads">
        {threads.edges.map(({ node: thread }) => (
          <li key={thread.id}>
            <h2 class="threads__title">
              <a href={casePath(thread)}>{thread.title}</a>
            </h2>
            <ul class="facts">
              <li>
                <StatusTag locale={locale} thread={thread} />
              </li>
              <li>{referenceOf(thread.number)}</li>
              {thread.kind === 'PRIVATE_QUESTION' && <li>{say('PRIVATE_MARK')}</li>}
              <li>
                {say('SENT_ON')} <Day at={thread.submitted_at} page={page} />
              </li>
            </ul>
          </li>
        ))}
      </ul>
      <KeysetPager locale={locale} path="/me/questions" pageInfo={threads.pageInfo} />
      <p class="actions">
        <a class="button" href="/ask">
          {say('ASK')}
        </a>
      </p>
    </Document>
  );
}
