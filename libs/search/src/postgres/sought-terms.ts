import type { SoughtQuery } from '#russian';
import type { Term } from './query-plan.js';
import type { AlternativeRow } from './statements.js';

/** A word of a query in the language of `tsquery`. */
export interface SoughtTerm extends Term {
  /** Places that count whole. */
  readonly full: string | null;
  /** Places that count {@link share} of that. */
  readonly less: string | null;
  readonly share: number;
}

/** The alternatives of all words in one list, as PostgreSQL is asked about them. */
export const alternativesOf = (query: SoughtQuery): string[] =>
  query.words.flatMap(({ alternatives }) => alternatives.map(({ words }) => words.join(' ')));

/** @param rows what PostgreSQL knows of each of {@link alternativesOf}, in their order. */
export function soughtTerms(query: SoughtQuery, rows: readonly AlternativeRow[]): SoughtTerm[] {
  let next = 0;
  const terms = query.words.flatMap(({ alternatives }) => {
    const known = alternatives.map(({ share }) => ({ share, row: rows[next++] }));
    return termOf(known.flatMap(({ share, row }) => (row && row.terms !== '' ? [{ share, row }] : [])));
  });
  // Two forms of one word are one word.
  return withUncountedAsOne([...new Map(terms.map((term) => [term.terms, term])).values()]);
}

/** Hardly any document has words that none was counted with, so it does not matter which of them it has. */
function withUncountedAsOne(terms: readonly SoughtTerm[]): SoughtTerm[] {
  const uncounted = terms.filter(({ frequency }) => frequency === 0);
  if (uncounted.length < 2) return [...terms];
  const titles = uncounted.flatMap(({ inTitle }) => inTitle?.terms ?? []);
  return [
    ...terms.filter(({ frequency }) => frequency > 0),
    {
      terms: anyOf(uncounted.map((term) => term.terms)) ?? '',
      frequency: 0,
      inTitle: titles.length === 0 ? null : { terms: anyOf(titles) ?? '', frequency: 0 },
      full: anyOf(uncounted.flatMap(({ full }) => full ?? [])),
      less: anyOf(uncounted.flatMap(({ less }) => less ?? [])),
      share: Math.max(...uncounted.map(({ share }) => share)),
    },
  ];
}

function termOf(ways: ReadonlyArray<{ readonly share: number; readonly row: AlternativeRow }>): SoughtTerm[] {
  if (ways.length === 0) return [];
  const lesser = ways.filter(({ share }) => share < 1);
  const titles = ways.flatMap(({ row }) => row.title_terms ?? []);
  return [
    {
      terms: anyOf(ways.map(({ row }) => row.terms)) ?? '',
      // As rare as the most common way to say it: a rare synonym does not make the meaning rare.
      frequency: Math.max(...ways.map(({ row }) => row.frequency)),
      inTitle:
        titles.length === 0
          ? null
          : {
              terms: anyOf(titles) ?? '',
              frequency: ways.reduce((sum, { row }) => sum + row.title_frequency, 0),
            },
      full: anyOf(ways.flatMap(({ share, row }) => (share < 1 ? [] : row.terms))),
      less: anyOf(lesser.map(({ row }) => row.terms)),
      share: lesser.reduce((sum, { share }) => sum + share, 0) / (lesser.length || 1),
    },
  ];
}

function anyOf(terms: readonly string[]): string | null {
  const [first, ...others] = new Set(terms);
  if (first === undefined) return null;
  return others.length === 0 ? first : `(${[first, ...others].map((each) => `(${each})`).join(' | ')})`;
}
