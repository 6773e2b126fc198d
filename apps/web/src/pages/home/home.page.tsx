import type { JSX } from '#jsx/jsx-runtime';
import type { Hours } from '#directory';
import type { CategoryRow, ThreadRow } from '#forum';
import { sayHome } from '../../messages/home.js';
import { saySite } from '../../messages/site.js';
import { SearchBox } from '../../parts/search-box.js';
import { WindowState } from '../../parts/window-state.js';
import { ThreadList } from '../../parts/thread-list.js';
import { Document } from '../../site/document.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

interface Props {
  readonly page: PageContext;
  readonly categories: readonly CategoryRow[];
  readonly latest: readonly ThreadRow[];
  /** Of the moderation window, at this moment. */
  readonly hours: Hours;
}

export function HomePage({ page, categories, latest, hours }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(sayHome, locale);
  return (
    <Document page={page} title={saySite(locale, 'NAME')} canonical="/" wide ownSearch>
      <section class="hero">
        <h1>{say('TITLE')}</h1>
        <p class="lead">{say('LEAD')}</p>
        <SearchBox locale={locale} id="search" />
        <div class="hero__ask">
          <a class="button" href="/ask">
            {say('ASK')}
          </a>
          <p class="muted">{say('ASK_TEXT')}</p>
        </div>
        <WindowState page={page} hours={hours} />
      </section>
      <section aria-labelledby="themes">
        <h2 id="themes">{say('THEMES')}</h2>
        <ul class="cards">
          {categories.map((category) => (
            <li key={category.id}>
              <div class="card card--link">
                <h3 class="card__title">
                  <a href={`/c/${category.slug}`}>{category.title[locale]}</a>
                </h3>
                <p>{category.description[locale]}</p>
                <p class="card__foot">{say('QUESTIONS', { count: category.thread_count })}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="recent">
        <h2 id="recent">{say('RECENT')}</h2>
        {latest.length > 0 ? (
          <ThreadList page={page} threads={latest} withCategory level={3} />
        ) : (
          <p>{say('EMPTY')}</p>
        )}
      </section>
    </Document>
  );
}
