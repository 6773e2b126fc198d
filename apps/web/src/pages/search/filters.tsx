import type { JSX } from 'preact';
import type { CategoryRow } from '#forum';
import { saySearch } from '../../messages/search.js';
import { SelectField } from '../../parts/fields.js';
import { filled } from '../../parts/form-state.js';
import { type PageContext, inLocale } from '../../site/page-context.js';
import type { Asked } from './asked.js';

interface Props {
  readonly page: PageContext;
  readonly categories: readonly CategoryRow[];
  readonly asked: Asked;
}

/** Narrows a search; folded while nothing is chosen. */
export function Filters({ page, categories, asked }: Props): JSX.Element {
  const { locale } = page;
  const say = inLocale(saySearch, locale);
  const narrowed = asked.category !== '' || asked.solved || asked.official || asked.order !== 'RELEVANCE';
  const form = filled({ category: asked.category, order: asked.order });
  return (
    <details open={narrowed}>
      <summary>{say('FILTERS')}</summary>
      <form class="form details__body" action="/search">
        <input type="hidden" name="q" value={asked.query} />
        <SelectField
          locale={locale}
          form={form}
          name="category"
          label={say('CATEGORY')}
          empty={say('ALL_CATEGORIES')}
          options={categories.map(({ slug, title }) => ({ value: slug, text: title[locale] }))}
        />
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
        <fieldset class="field">
          <legend class="field__label">{say('ONLY')}</legend>
          <Tick name="official" label={say('OFFICIAL')} ticked={asked.official} />
          <Tick name="solved" label={say('SOLVED')} ticked={asked.solved} />
        </fieldset>
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
