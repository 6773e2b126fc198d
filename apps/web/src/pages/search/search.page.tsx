import type { JSX } from '#jsx/jsx-runtime';
import type { CategoryRow } from '#forum';
import type { ArchivePage } from '#search';
import { saySearch } from '../../messages/search.js';
import { KeysetPager } from '../../parts/pager.js';
import { SearchBox } from '../../parts/search-box.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { type Asked, NO_FILTERS, addressOfSearch, chosenOf } from './asked.js';
import { ChosenFilters } from './chosen-filters.js';
import { Filters } from './filters.js';
import { Hit } from './hit.js';
import { QueryNotes } from './query-notes.js';

interface Props {
  readonly page: PageContext;
  readonly categories: readonly CategoryRow[];
  readonly asked: Asked;
  /** `null` before anything was asked. */
  readonly found: ArchivePage | null;
}

export function SearchPage({ page, categories, asked, found }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(saySearch, locale);
  return (
    <Document
      page={page}
      title={found ? say('RESULTS_TITLE', { query: asked.query }) : say('TITLE')}
      // The results of a query are no page for search engines (ADR 0022).
      {...(!found && { canonical: '/search' })}
      wide
      ownSearch
    >
      <h1>{say('TITLE')}</h1>
      <div class="hero">
        <SearchBox locale={locale} id="search" value={asked.query} />
      </div>
      {found ? (
        <>
          <Filters page={page} categories={categories} asked={asked} facets={found.facets} />
          <ChosenFilters page={page} categories={categories} asked={asked} />
          <QueryNotes page={page} asked={asked} found={found} />
          <Results page={page} asked={asked} found={found} />
        </>
      ) : (
        <Hints page={page} />
      )}
    </Document>
  );
}

interface ResultsProps {
  readonly page: PageContext;
  readonly asked: Asked;
  readonly found: ArchivePage;
}

function Results({ page, asked, found }: ResultsProps): JSX.Element {
  const { locale } = page;
  const say = inLocale(saySearch, locale);
  const { count, exact } = found.total;
  const address = addressOfSearch(asked);
  return (
    <section aria-labelledby="results">
      <h2 id="results">{exact ? say('FOUND', { count }) : say('FOUND_MORE', { count })}</h2>
      {found.edges.length === 0 ? (
        <Nothing page={page} asked={asked} />
      ) : (
        <ol class="threads">
          {found.edges.map(({ node }) => (
            <li key={node.threadId}>
              <Hit page={page} entry={node} query={asked.query} />
            </li>
          ))}
        </ol>
      )}
      <KeysetPager locale={locale} path={address} pageInfo={{ ...found.pageInfo, startCursor: null }} />
    </section>
  );
}

function Nothing({ page, asked }: Pick<ResultsProps, 'page' | 'asked'>): JSX.Element {
  const say = inLocale(saySearch, page.locale);
  return (
    <>
      <ul>
        {chosenOf(asked).length > 0 && (
          <li>
            <a href={addressOfSearch({ ...asked, ...NO_FILTERS })}>{say('NOTHING_FILTERS')}</a>
          </li>
        )}
        <li>{say('NOTHING_WORDS')}</li>
        <li>{say('NOTHING_ASK')}</li>
      </ul>
      <p>
        <a class="button" href="/ask">
          {say('ASK')}
        </a>
      </p>
      <Hints page={page} />
    </>
  );
}

function Hints({ page }: { page: PageContext }): JSX.Element {
  const say = inLocale(saySearch, page.locale);
  return (
    <>
      <h2>{say('HINTS_TITLE')}</h2>
      <ul>
        <li>{say('HINT_WORDS')}</li>
        <li>{say('HINT_PHRASE')}</li>
        <li>{say('HINT_MINUS')}</li>
      </ul>
    </>
  );
}
