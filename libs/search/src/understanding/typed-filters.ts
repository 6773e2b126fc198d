import { RUSSIAN_REGIONS } from '#directory';
import { type CategoryRow, categoryFinder } from '#forum';
import { type QueryOperator, searchText } from '#russian';
import type { ArchiveFilter } from '../search-engine.js';

const DAY_MS = 24 * 60 * 60_000;
/** Filters typed with a date mean days of Moscow, which has had no change of its clocks since 2014. */
const MOSCOW_OFFSET = '+03:00';

/** What filters typed into a line narrow a search to. */
export interface TypedFilters {
  readonly filter: ArchiveFilter;
  /** Values of filters that nothing fits: searched as plain words. */
  readonly words: readonly string[];
}

/**
 * Filters that were typed, as the archive knows them: a category by its address or title, a region by its ISO code or name.
 * Of two with one name the last holds; `to` is the last day, included.
 */
export function typedFilters(
  operators: readonly QueryOperator[],
  categories: readonly CategoryRow[],
): TypedFilters {
  const filter: { -readonly [K in keyof ArchiveFilter]: ArchiveFilter[K] } = {};
  const words: string[] = [];
  for (const operator of operators) {
    switch (operator.name) {
      case 'solved':
        filter.solved = operator.value;
        break;
      case 'official':
        filter.officialAnswer = operator.value;
        break;
      case 'kind':
        filter.kind = operator.value;
        break;
      case 'from':
        filter.from = beginOf(operator.value);
        break;
      case 'to':
        filter.to = new Date(beginOf(operator.value).getTime() + DAY_MS);
        break;
      case 'category': {
        const category =
          categoryFinder(categories)(operator.value) ??
          categories.find((each) => isCalled(operator.value, each.slug, each.title));
        if (category) filter.categoryId = category.id;
        else words.push(operator.value);
        break;
      }
      case 'region': {
        const region = RUSSIAN_REGIONS.find((each) => isCalled(operator.value, each.code, each.name));
        if (region) filter.region = region.code;
        else words.push(operator.value);
        break;
      }
    }
  }
  return { filter, words };
}

const beginOf = (date: string): Date => new Date(`${date}T00:00:00${MOSCOW_OFFSET}`);

/** By its key, or by the beginning of a word of its name: «москва» is «Город Москва». */
function isCalled(value: string, key: string, names: { readonly ru: string; readonly en: string }): boolean {
  if (value.toLowerCase() === key.toLowerCase()) return true;
  const wanted = searchText(value);
  return [names.ru, names.en].some((name) => ` ${searchText(name)}`.includes(` ${wanted}`));
}
