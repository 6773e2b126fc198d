import type { Settings } from 'meilisearch';
import { isDeepStrictEqual } from 'node:util';
import { stemsOf } from './stems.js';

/** Fields that queries are compared with, the most telling first. */
export const STEM_FIELDS = ['titleStems', 'officialStems', 'bodyStems', 'answersStems'] as const;
/** What hits can be narrowed to, and are counted by. */
export const FACETS = ['category', 'kind', 'solved', 'hasOfficial', 'region'] as const;

/** Words that say nothing about what a text is about, as people write them. */
const STOP_WORDS =
  'а бы в во вот все вы где да для до его если есть еще же за и из или их к как ко ли мне мой мы на над не него нет ни но ну о об он она они оно от по под при про с со так то тот ты у уже чем что чтобы эта эти это этот я';

/**
 * The index's settings as code. Searches name the fields they look into: stems, in which neither a typing mistake nor a
 * beginning counts, since the query was understood before; or the title, while somebody types.
 */
export const INDEX_SETTINGS = {
  searchableAttributes: ['titleStems', 'title', 'officialStems', 'bodyStems', 'answersStems'],
  filterableAttributes: [...FACETS, 'activity', 'id'],
  sortableAttributes: ['activity'],
  rankingRules: ['words', 'typo', 'attribute', 'proximity', 'exactness', 'activity:desc'],
  stopWords: [...new Set(stemsOf(STOP_WORDS))],
  typoTolerance: {
    enabled: true,
    disableOnAttributes: [...STEM_FIELDS],
    disableOnNumbers: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
  },
  faceting: { maxValuesPerFacet: 1_000 },
  pagination: { maxTotalHits: 1_000 },
  /** Milliseconds after which the server gives what it has ranked so far. */
  searchCutoffMs: 200,
} as const;

/** Lists whose order says nothing; servers give them back in one of their own. */
const SETS = new Set(['filterableAttributes', 'sortableAttributes', 'stopWords', 'disableOnAttributes']);

/** @returns names of the settings that the server has otherwise; what ours do not mention is left alone. */
export function driftOf(present: Settings): string[] {
  return Object.entries(INDEX_SETTINGS)
    .filter(([name, wanted]) => !agrees(name, wanted, present[name as keyof Settings]))
    .map(([name]) => name);
}

function agrees(name: string, wanted: unknown, present: unknown): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(present)) return false;
    const inOrder = (list: unknown[]) => (SETS.has(name) ? list.toSorted() : list);
    return isDeepStrictEqual(inOrder(wanted), inOrder(present));
  }
  if (typeof wanted !== 'object' || wanted === null) return wanted === present;
  if (typeof present !== 'object' || present === null) return false;
  return Object.entries(wanted).every(([part, value]) =>
    agrees(part, value, (present as Record<string, unknown>)[part]),
  );
}
