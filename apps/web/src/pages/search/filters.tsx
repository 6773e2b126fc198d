import type { JSX } from '#jsx/jsx-runtime';
import { RUSSIAN_REGIONS } from '#directory';
import { type CategoryRow, PUBLIC_KINDS } from '#forum';
import type { Facets } from '#search';
import { sayAsk } from '../../messages/ask.js';
import { saySearch } from '../../messages/search.js';
import { SelectField, TextField } from '../../parts/fields.js';
import { filled } from '../../parts/form-state.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import type { Asked } from './asked.js';

interface Props {
  readonly page: PageContext;
  readonly categories: readonly CategoryRow[];
  readonly asked: Asked;
  /** How many hits each choice has; `null` where that is not known, as on later pages. */
  readonly facets: Facets | null;
}

/** Narrows a search. Folded: what is chosen stands below it, and the hits are what people came for. */
export function Filters({ page, categories, asked, facets }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(saySearch, locale);
  const { category, kind, region, from, to, order } = asked;
  const form = filled({ category, kind, region, from, to, order });
  const counted = (text: string, count: number | undefined): string =>
    facets === null || count === undefined
      ? text
      : say(facets.exact ? 'COUNTED' : 'COUNTED_MORE', { text, count });
  const regions = RUSSIAN_REGIONS.filter(
    ({ code }) => code === region || (facets?.regions.has(code) ?? true),
  );
  return (
    <details>
      <summary>{say('FILTERS')}</summary>
      <form class="form details__body" action="/search">
        <input type="hidden" name="q" value={asked.query} />
        {asked.literal && <input type="hidden" name="literal" value="1" />}
        <SelectField
          locale={locale}
          form={form}
          name="category"
          label={say('CATEGORY')}
          empty={say('ALL_CATEGORIES')}
          options={categories.map(({ id, slug, title }) => ({
            value: slug,
            text: counted(title[locale], facets?.categories.get(id)),
          }))}
        />
        <SelectField
          locale={locale}
          form={form}
          name="kind"
          label={say('KIND')}
          empty={say('ALL_KINDS')}
          options={PUBLIC_KINDS.map((value) => ({
            value,
            text: counted(sayAsk(locale, value), facets?.kinds.get(value)),
          }))}
        />
        {regions.length > 0 && (
          <SelectField
            locale={locale}
            form={form}
            name="region"
            label={say('REGION')}
            empty={say('ALL_REGIONS')}
            options={regions.map(({ code, name }) => ({
              value: code,
              text: counted(name[locale], facets?.regions.get(code)),
            }))}
          />
        )}
        <fieldset class="field group">
          <legend class="group__title">{say('PERIOD')}</legend>
          <TextField locale={locale} form={form} name="from" label={say('FROM')} type="date" short />
          <TextField locale={locale} form={form} name="to" label={say('TO')} type="date" short />
        </fieldset>
        <fieldset class="field">
          <legend class="field__label">{say('ONLY')}</legend>
          <Tick
            name="official"
            label={counted(say('OFFICIAL'), facets?.official.get(true) ?? 0)}
            ticked={asked.official}
          />
          <Tick
            name="solved"
            label={counted(say('SOLVED'), facets?.solved.get(true) ?? 0)}
            ticked={asked.solved}
          />
        </fieldset>
        <SelectField
          locale={locale}
          form={form}
          name="order"
          label={say('ORDER')}
          options={[
            { value: 'RELEVANCE', text: say('BY_RELEVANCE') },
            { value: 'DATE', text: say('BY_DATE') },
          ]}
        />
        <button type="submit" class="button button--quiet">
          {say('APPLY')}
        </button>
      </form>
    </details>
  );
}

const Tick = ({ name, label, ticked }: { name: string; label: string; ticked: boolean }): JSX.Element => (
  <div class="choice">
    <input type="checkbox" id={`only-${name}`} name={name} value="1" checked={ticked} />
    <label for={`only-${name}`}>{label}</label>
  </div>
);
