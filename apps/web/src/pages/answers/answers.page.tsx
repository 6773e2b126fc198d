import type { JSX } from '#jsx/jsx-runtime';
import { pathOf } from '#forum';
import type { AwaitingRow } from '#moderation';
import type { Connection } from '#platform';
import { sayDesk } from '../../messages/desk.js';
import { KeysetPager } from '../../parts/pager.js';
import { Moment } from '../../parts/time.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly threads: Connection<AwaitingRow>;
  readonly now: Date;
}

/** Questions without an official answer, what is due first standing first. */
export function AnswersPage({ page, threads, now }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  return (
    <Document page={page} title={say('ANSWERS_TITLE')} wide>
      <h1>{say('ANSWERS_TITLE')}</h1>
      {threads.edges.length === 0 ? (
        <p class="lead">{say('ANSWERS_NONE')}</p>
      ) : (
        <div class="table-box">
          <table class="table">
            <caption>{say('CAPTION')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('QUESTION')}</th>
                <th scope="col">{say('CATEGORY')}</th>
                <th scope="col">{say('ANSWER_DUE')}</th>
              </tr>
            </thead>
            <tbody>
              {threads.edges.map(({ node }) => (
                <tr key={node.id}>
                  <th scope="row">
                    <a href={pathOf(node)}>{node.title}</a>
                    {node.kind === 'PRIVATE_QUESTION' && (
                      <>
                        <br />
                        <span class="muted">{say('PRIVATE_QUESTION')}</span>
                      </>
                    )}
                  </th>
                  <td>{node.category_title[locale]}</td>
                  <td>
                    {node.answer_due_at ? <Moment at={node.answer_due_at} page={page} /> : say('NO_TERM')}
                    {node.answer_due_at && node.answer_due_at <= now && (
                      <>
                        <br />
                        <span class="tag tag--bad">{say('OVERDUE')}</span>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <KeysetPager locale={locale} path="/answers" pageInfo={threads.pageInfo} />
    </Document>
  );
}
