import type { JSX } from '#jsx/jsx-runtime';
import { regionName } from '#directory';
import type { CategoryRow } from '#forum';
import { DESK_ITEM_KINDS, type DeskCounts, type DeskFilter, HOLDERS } from '#moderation';
import { sayDesk } from '../../messages/desk.js';
import { type PageContext, inLocale } from '../../site/page-context.js';

/** The filters of the desk's address; what is no choice of ours narrows nothing. */
export type AskedFilters = Readonly<Record<'category' | 'kind' | 'region' | 'overdue' | 'holder', string>>;

export function askedFilters(query: Record<string, unknown>): AskedFilters {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 100) : '');
  return {
    category: text('category'),
    kind: text('kind'),
    region: /^[A-Z]{2}-[A-Z0-9]{1,3}$/.exec(text('region'))?.[0] ?? '',
    overdue: text('overdue') === '1' ? '1' : '',
    holder: text('holder'),
  };
}

export const toDeskFilter = (asked: AskedFilters, categories: readonly CategoryRow[]): DeskFilter => ({
  categoryId: categories.find(({ slug }) => slug === asked.category)?.id ?? null,
  kind: DESK_ITEM_KINDS.find((kind) => kind === asked.kind) ?? null,
  region: asked.region || null,
  overdue: asked.overdue !== '',
  holder: HOLDERS.find((holder) => holder === asked.holder) ?? null,
});

/** Address of the desk with these filters. */
export function deskPath(asked: AskedFilters): string {
  const chosen = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  return chosen.size > 0 ? `/desk?${chosen}` : '/desk';
}

interface Props {
  readonly page: PageContext;
  readonly asked: AskedFilters;
  readonly categories: readonly CategoryRow[];
  readonly counts: DeskCounts;
}

/** Every choice as a link with the number of items it would list; a chosen one is taken back by its link. */
export function DeskFilters(props: Props): JSX.Element {
  const { page, asked, categories, counts } = props;
  const { locale } = page;
  const say = inLocale(sayDesk, locale);
  const choice = (name: keyof AskedFilters, value: string, text: string, count: number): Choice => {
    const chosen = asked[name] === value;
    return { text, count, chosen, href: deskPath({ ...asked, [name]: chosen ? '' : value }) };
  };
  const states = [
    choice('overdue', '1', say('FILTER_OVERDUE'), counts.overdue),
    choice('holder', 'MINE', say('FILTER_MINE'), counts.mine),
    choice('holder', 'NOBODY', say('FILTER_NOBODY'), counts.unclaimed),
  ];
  const themes = categories.map(({ id, slug, title }) =>
    choice('category', slug, title[locale], counts.categories.get(id) ?? 0),
  );
  const kinds = DESK_ITEM_KINDS.map((kind) => choice('kind', kind, say(kind), counts.kinds.get(kind) ?? 0));
  const regions = [...new Set([...counts.regions.keys(), ...(asked.region ? [asked.region] : [])])]
    .map((code) => choice('region', code, regionName(code, locale), counts.regions.get(code) ?? 0))
    .sort((a, b) => a.text.localeCompare(b.text, locale));
  return (
    <nav class="facets" aria-label={say('FILTERS')}>
      <Facet name={say('FILTER_STATE')} choices={states} />
      <Facet name={say('FILTER_KIND')} choices={some(kinds)} />
      <Facet name={say('FILTER_CATEGORY')} choices={some(themes)} />
      <Facet name={say('FILTER_REGION')} choices={some(regions)} />
      {deskPath(asked) !== '/desk' && (
        <p class="facets__all">
          <a href="/desk">{say('FILTER_NONE')}</a>
        </p>
      )}
    </nav>
  );
}

interface Choice {
  readonly text: string;
  readonly count: number;
  readonly chosen: boolean;
  readonly href: string;
}

const some = (choices: readonly Choice[]): Choice[] =>
  choices.filter(({ count, chosen }) => count > 0 || chosen);

function Facet({ name, choices }: { name: string; choices: readonly Choice[] }): JSX.Element | null {
  if (choices.length === 0) return null;
  return (
    <div class="facet">
      <p class="facet__name">{name}</p>
      <ul class="facet__choices">
        {choices.map(({ text, count, chosen, href }) => (
          <li key={text}>
            <a class="facet__choice" href={href} {...(chosen && { 'aria-current': 'true' as const })}>
              {text} <span class="facet__count">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
