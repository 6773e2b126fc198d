import type { JSX } from 'preact';
import type { CategoryRow } from '#forum';
import type { ArchiveEntry, ArchivePage } from '#search';
import { saySearch } from '../../messages/search.js';
import { sayThread } from '../../messages/thread.js';
import { KeysetPager } from '../../parts/pager.js';
import { SearchBox } from '../../parts/search-box.js';
import { StatusTag } from '../../parts/status-tag.js';
import { Day } from '../../parts/time.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import type { Asked } from './asked.js';
import { Filters } from './filters.js';

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
      wide
      ownSearch
    >
      <h1>{say('TITLE')}</h1>
      <div class="hero">
        <SearchBox locale={locale} id="search" value={asked.query} />
      </div>
      {found ? (
        <>
          <Filters page={page} categories={categories} asked={asked} />
          <Results page={page} asked={asked} found={found} />
        </>
      ) : (
        <Hints page={page} />
      )}
    </Document>
  );
}

function Results({
  page,
  asked,
  found,
}: {
  page: PageContext;
  asked: Asked;
  found: ArchivePage;
}): JSX.Element {
  const { locale } = page;
  const say = inLocale(saySearch, locale);
  const { count, exact } = found.total;
  return (
    <section aria-labelledby="results">
      <h2 id="results">{exact ? say('FOUND', { count }) : say('FOUND_MORE', { count })}</h2>
      {found.edges.length === 0 ? (
        <>
          <p>{say('NOTHING')}</p>
          <p>
            <a class="button" href="/ask">
              {say('ASK')}
            </a>
          </p>
          <Hints page={page} />
        </>
      ) : (
        <ol class="threads">
          {found.edges.map(({ node }) => (
            <li key={node.threadId}>
              <Hit page={page} entry={node} />
            </li>
          ))}
        </ol>
      )}
      <KeysetPager locale={locale} path={pathOf(asked)} pageInfo={{ ...found.pageInfo, startCursor: null }} />
    </section>
  );
}

function Hit({ page, entry }: { page: PageContext; entry: ArchiveEntry }): JSX.Element {
  const { locale } = page;
  return (
    <article>
      <h3 class="threads__title">
        <a href={entry.path}>{entry.title}</a>
      </h3>
      <p class="threads__text">{entry.snippet.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</p>
      <ul class="facts">
        <li>
          <StatusTag
            locale={locale}
            moderation={entry.thread.moderation}
            resolution={entry.thread.resolution}
          />
        </li>
        {entry.official && <li>{sayThread(locale, 'OFFICIAL_ANSWER')}</li>}
        <li>
          <a href={`/c/${entry.categorySlug}`}>{entry.categoryTitle}</a>
        </li>
        <li>
          <Day at={entry.lastActivityAt} locale={locale} />
        </li>
      </ul>
    </article>
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

/** The address of the same search without a cursor. */
function pathOf(asked: Asked): string {
  const query = new URLSearchParams({ q: asked.query });
  if (asked.category) query.set('category', asked.category);
  if (asked.solved) query.set('solved', '1');
  if (asked.official) query.set('official', '1');
  if (asked.order !== 'RELEVANCE') query.set('order', asked.order);
  return `/search?${query}`;
}
