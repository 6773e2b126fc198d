import type { JSX } from '#jsx/jsx-runtime';
import { regionName } from '#directory';
import type { CategoryRow } from '#forum';
import { sayAsk } from '../../messages/ask.js';
import { saySearch } from '../../messages/search.js';
import { calendarDay } from '../../parts/time.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import { type Asked, type AskedFilters, NO_FILTERS, addressOfSearch, chosenOf } from './asked.js';

interface Props {
  readonly page: PageContext;
  readonly categories: readonly CategoryRow[];
  readonly asked: Asked;
}

/** What the search is narrowed to, each with a link to the search without it. */
export function ChosenFilters({ page, categories, asked }: Props): JSX.Element | null {
  const chosen = chosenOf(asked);
  if (chosen.length === 0) return null;
  const say = inLocale(saySearch, page.locale);
  return (
    <section aria-labelledby="chosen">
      <h2 id="chosen" class="heard">
        {say('CHOSEN')}
      </h2>
      <ul class="facts">
        {chosen.map((name) => {
          const text = textOf(name, page, categories, asked);
          return (
            <li key={name}>
              <a
                href={addressOfSearch({ ...asked, [name]: NO_FILTERS[name] })}
                rel="nofollow"
                aria-label={say('DROP', { filter: text })}
              >
                {text} <span aria-hidden="true">×</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function textOf(
  name: keyof AskedFilters,
  page: PageContext,
  categories: readonly CategoryRow[],
  asked: Asked,
): string {
  const { locale } = page;
  const say = inLocale(saySearch, locale);
  switch (name) {
    case 'category':
      return categories.find(({ slug }) => slug === asked.category)?.title[locale] ?? asked.category;
    case 'kind':
      return asked.kind && sayAsk(locale, asked.kind);
    case 'region':
      return regionName(asked.region, locale);
    case 'from':
      return say('SINCE', { day: calendarDay(asked.from, page) });
    case 'to':
      return say('UNTIL', { day: calendarDay(asked.to, page) });
    case 'solved':
      return say('SOLVED');
    case 'official':
      return say('OFFICIAL');
  }
}
