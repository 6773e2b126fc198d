import type { JSX } from '#jsx/jsx-runtime';
import type { Locale } from '#kernel';
import { saySite } from '../messages/site.js';

interface Props {
  readonly locale: Locale;
  readonly id: string;
  readonly value?: string;
  /** In the header: the label is heard but not seen. */
  readonly compact?: boolean;
}

export function SearchBox({ locale, id, value, compact }: Props): JSX.Element {
  return (
    <search class={compact ? 'search search--compact' : 'search'}>
      <form class="search__form" action="/search">
        <label class={compact ? 'heard' : 'search__label'} for={id}>
          {saySite(locale, 'SEARCH_LABEL')}
        </label>
        <span class="search__row" data-suggest={saySite(locale, 'SUGGESTIONS')}>
          <input
            class="input search__input"
            id={id}
            name="q"
            type="search"
            value={value ?? ''}
            maxlength={200}
            autocomplete="off"
          />
          <button type="submit" class="button search__button">
            {saySite(locale, 'SEARCH_BUTTON')}
          </button>
        </span>
      </form>
    </search>
  );
}
