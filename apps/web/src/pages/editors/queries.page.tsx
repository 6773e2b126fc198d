import type { JSX } from '#jsx/jsx-runtime';
import type { Connection } from '#platform';
import { type QueryFault, type QueryRow, mayEditSynonyms } from '#search';
import { sayEditors } from '../../messages/editors.js';
import { KeysetPager } from '../../parts/pager.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

export interface AskedQueries {
  readonly fault: QueryFault;
  /** Those dealt with, instead of those to be dealt with. */
  readonly done: boolean;
}

interface Props {
  readonly page: PageContext;
  readonly asked: AskedQueries;
  readonly queries: Connection<QueryRow>;
  readonly days: number;
}

const LISTS: readonly AskedQueries[] = [
  { fault: 'NO_RESULTS', done: false },
  { fault: 'NOT_OPENED', done: false },
  { fault: 'NO_RESULTS', done: true },
  { fault: 'NOT_OPENED', done: true },
];

export const addressOfQueries = ({ fault, done }: AskedQueries): string =>
  `/editors/queries?fault=${fault}${done ? '&done=1' : ''}`;

/** Queries without a good answer, the most asked first. */
export function QueriesPage({ page, asked, queries, days }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayEditors, locale);
  const here = addressOfQueries(asked);
  return (
    <Document page={page} title={say('QUERIES_TITLE')} wide>
      <h1>{say('QUERIES_TITLE')}</h1>
      <p class="lead">{say('QUERIES_LEAD', { days })}</p>
      {mayEditSynonyms(page.viewer) && (
        <p>
          <a href="/editors/synonyms">{say('SYNONYMS_TITLE')}</a>
        </p>
      )}
      <nav aria-label={say('LISTS')}>
        <ul class="plain-links">
          {LISTS.map((list) => {
            const address = addressOfQueries(list);
            return (
              <li key={address}>
                <a href={address} {...(address === here && { 'aria-current': 'page' as const })}>
                  {say(`${list.fault}${list.done ? '_DONE' : ''}`)}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      {queries.edges.length === 0 ? (
        <p>{say('QUERIES_NONE')}</p>
      ) : (
        <Table page={page} asked={asked} queries={queries} />
      )}
      <KeysetPager locale={locale} path={here} pageInfo={queries.pageInfo} />
    </Document>
  );
}

function Table({ page, asked, queries }: Pick<Props, 'page' | 'asked' | 'queries'>): JSX.Element {
  const say = inLocale(sayEditors, page.locale);
  const headings = ['ASKED', 'UNANSWERED', 'RESULTS', 'OPENED', 'LAST_DAY'] as const;
  return (
    <div class="table-box">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{say('QUERY')}</th>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {say(heading)}
              </th>
            ))}
            <th scope="col">{say('WORK')}</th>
          </tr>
        </thead>
        <tbody>
          {queries.edges.map(({ node }) => (
            <tr key={node.id}>
              <th scope="row">
                <a href={`/search?${new URLSearchParams({ q: node.query })}`}>{node.query}</a>
              </th>
              {[node.asked, node.unanswered, node.results, node.opened, node.last_day].map((cell, place) => (
                <td key={headings[place]} data-heading={say(headings[place] ?? 'ASKED')}>
                  {cell}
                </td>
              ))}
              <td data-heading={say('WORK')}>
                {asked.done && node.done_at && <p>{say('DONE_BY', { name: node.done_by ?? '—' })}</p>}
                <MarkForm page={page} asked={asked} query={node.query} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MarkForm({ page, asked, query }: Pick<Props, 'page' | 'asked'> & { query: string }): JSX.Element {
  const say = inLocale(sayEditors, page.locale);
  const key = asked.done ? 'REOPEN' : 'MARK_DONE';
  return (
    <form method="post" action="/editors/queries">
      <input type="hidden" name="query" value={query} />
      <input type="hidden" name="fault" value={asked.fault} />
      {asked.done && <input type="hidden" name="done" value="1" />}
      <button
        type="submit"
        class="button button--quiet"
        name="mark"
        value={asked.done ? 'open' : 'done'}
        aria-label={say(`${key}_OF`, { query })}
      >
        {say(key)}
      </button>
    </form>
  );
}
