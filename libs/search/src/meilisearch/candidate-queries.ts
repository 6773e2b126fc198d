import type { Conditions, WeightedWord } from '../rules/score-document.js';

/** A query in stems, with what the archive knows of each. */
export interface WeightedQuery extends Conditions {
  readonly words: readonly WeightedWord[];
}

export interface CandidateQueries {
  /** In Meilisearch's language; the first one tells most about the whole. */
  readonly texts: readonly string[];
  /** Whether every document with any of the words answers one of them. */
  readonly all: boolean;
}

/** Meilisearch reads ten words of a query. */
const MOST_WORDS = 10;
/** Queries of one search: the server does one after the other. */
const MOST_QUERIES = 16;
/** Exclusions that the server is told; all are looked at again afterwards. */
const MOST_EXCLUDED = 2;
/** Beginnings that leave the rarest words out, so that a document without these is found too. */
const SHORTENED = 9;
/** Words that no document was counted with: only what is too new to be counted can have them. */
const MOST_UNCOUNTED = 3;

/**
 * Says in a few queries, without an OR, what candidates to fetch. Meilisearch leaves out the last words of a query one
 * after the other but never the first, so the rarest stands first, and the query is asked again without that, and with
 * other ways to say a word.
 * Words that the archive lacks are asked for on their own: before the others they would find nothing.
 * Only letters and digits of stems get into it, so that nothing typed is syntax.
 */
export function candidateQueries({ words, phrases, excluded }: WeightedQuery): CandidateQueries {
  const minus = excluded.slice(0, MOST_EXCLUDED).map((stem) => `-${stem}`);
  const quoted = phrases.map(asTerm);
  const counted = words.filter(({ uncounted }) => !uncounted);
  const lacking = counted.length > 0 ? words.filter(({ uncounted }) => uncounted) : [];
  const rarest = (counted.length > 0 ? counted : words)
    .map(({ alternatives }) => [...alternatives].sort((a, b) => b.share * b.weight - a.share * a.weight))
    .sort((a, b) => (b[0]?.weight ?? 0) - (a[0]?.weight ?? 0));
  const terms = rarest.flatMap(([best]) => (best ? [asTerm(best.stems)] : []));
  if (quoted.length > 0)
    return { texts: distinct([[...quoted, ...terms], quoted].map((each) => textOf(each, minus))), all: true };
  if (terms.length === 0) return { texts: [], all: true };

  const others = rarest.flatMap(([, ...rest], at) =>
    rest.map(({ stems }) => terms.map((term, nth) => (nth === at ? asTerm(stems) : term))),
  );
  const shortened = terms.slice(1, SHORTENED + 1).map((_, nth) => terms.slice(nth + 1));
  const beyond = terms.length > MOST_WORDS ? [terms.slice(MOST_WORDS)] : [];
  const fresh = lacking.flatMap(({ alternatives: [way] }) => (way ? [[asTerm(way.stems)]] : []));
  const asked = [terms, ...shortened, ...beyond, ...fresh.slice(0, MOST_UNCOUNTED), ...others];
  const texts = distinct(asked.map((each) => textOf(each, minus)));
  const all = terms.length <= SHORTENED + 1 && others.length === 0;
  return { texts: texts.slice(0, MOST_QUERIES), all };
}

const asTerm = (stems: readonly string[]): string =>
  stems.length === 1 ? `${stems[0]}` : `"${stems.join(' ')}"`;

/** The space at the end says that the last word is whole. */
const textOf = (terms: readonly string[], minus: readonly string[]): string =>
  `${[...withinLimit(terms, MOST_WORDS - minus.length), ...minus].join(' ')} `;

/** As many terms as the server reads; a phrase is as many words as it has. */
function withinLimit(terms: readonly string[], most: number): string[] {
  const taken: string[] = [];
  let words = 0;
  for (const term of terms) {
    words += term.split(' ').length;
    if (words > most && taken.length > 0) break;
    taken.push(term);
  }
  return taken;
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
