/** Something looked for, as PostgreSQL knows it: a word with all that counts as the same. */
export interface Term {
  /** In the language of `tsquery`, fit to be an operand. */
  readonly terms: string;
  /** In how many documents it stands, at most; 0 when unknown, or too new to be counted yet. */
  readonly frequency: number;
  /** The same in titles alone; `null` where it cannot be looked for there. */
  readonly inTitle?: { readonly terms: string; readonly frequency: number } | null;
  /** How often it stands in the text that is asked with; 1 unless told. */
  readonly count?: number;
}

export interface Weighted<T extends Term = Term> {
  readonly term: T;
  readonly weight: number;
}

/** Candidates that are looked for among the documents of the latest activity only. */
export interface LatestPart {
  readonly terms: string;
  /** How many documents of the latest activity; `null`: all, where that is cheaper than telling them apart. */
  readonly among: number | null;
}

export interface QueryPlan<T extends Term = Term> {
  /** Which documents are looked at, in the language of `tsquery`; empty when there is nothing to look for. */
  readonly candidates: string;
  /** Whether every document with any of the words is looked at. */
  readonly complete: boolean;
  /** Words too common to look at all their documents, where the others find too few. */
  readonly latest: LatestPart | null;
  /** Words of the query with their weights in the score: the rarest first, those that no counted document has last. */
  readonly words: readonly Weighted<T>[];
}

/** Documents with the rarest words that make those with only common words needless: ten pages of hits. */
const ENOUGH = 200;
/** Scale of one word's part in the score: k1 + 1 of BM25. */
const SATURATION = 2.2;
/** Common words whose combinations are looked for, the rarest. */
const COMBINED = 4;
/**
 * Finding the documents of a period costs about as much as looking at a twentieth of them: so up to so many times the budget
 * are taken from the whole archive, and else the periods are at most this part of it.
 */
const WHOLE = 2;
const NARROW = 0.1;
/** What a word has of its weight at one place in a body of mean length, and at one in the title. */
const IN_BODY = 1 / 2.2;
const IN_TITLE = 4 / 5.2;

/**
 * Chooses which documents are worth scoring. All documents with any word would cost seconds in a large
 * archive, and any fixed cap on rows would keep the oldest: so the rarest words are taken while their
 * documents fit a budget, then combinations of the next words, and these words in titles, while the documents expected
 * to have them fit it, those that promise the highest score first. Where that finds little, the next words are looked
 * for among the documents of the latest activity.
 *
 * @param archiveSize how many documents there are, as far as they are counted.
 * @param budget how many documents may be looked at.
 */
export function planQuery<T extends Term>(
  words: readonly T[],
  archiveSize: number,
  budget: number,
): QueryPlan<T> {
  const byRarity = [...words].sort((a, b) => a.frequency - b.frequency || (a.terms < b.terms ? -1 : 1));
  const documents = Math.max(archiveSize, byRarity.at(-1)?.frequency ?? 0);
  const weigh = (term: T) => ({ term, weight: weightOf(term.frequency, documents) });
  const [uncounted, weighted] = [byRarity.filter(isUncounted), byRarity.filter(isCounted)].map((some) =>
    some.map(weigh),
  ) as [Weighted<T>[], Weighted<T>[]];
  // Nobody wrote them, or only somebody just now: they cost nothing, and what the others are worth does not depend on them.
  const terms = uncounted.map(({ term }) => term.terms);
  let left = budget;
  let alone = 0;
  let rest = weighted.reduce((sum, { weight }) => sum + weight, 0);
  // An archive that fits is looked at whole: then every count is exact.
  const scarce = budget < documents;
  for (const [i, { term, weight }] of weighted.entries()) {
    // Who has none of the words taken could hardly come before the many who have one.
    if (
      term.frequency > left ||
      (scarce && budget - left >= ENOUGH && rest <= (weighted[i - 1]?.weight ?? 0))
    )
      break;
    rest -= weight;
    terms.push(term.terms);
    left -= term.frequency;
    alone += 1;
  }
  const common = weighted.slice(alone);
  for (const { sought, expected } of combinations(common.slice(0, COMBINED), documents)) {
    if (expected > left) continue;
    terms.push(sought);
    left -= expected;
  }
  const latest =
    budget - left < ENOUGH
      ? latestOf(
          common.map(({ term }) => term),
          documents,
          alone > 0 ? left / 2 : left,
        )
      : null;
  return {
    candidates: terms.join(' | '),
    latest,
    complete: common.length === 0,
    words: [...weighted, ...uncounted],
  };
}

const isCounted = ({ frequency }: Term): boolean => frequency > 0;
const isUncounted = ({ frequency }: Term): boolean => frequency === 0;

export interface ScoringSteps<T extends Term = Term> {
  /** Words by which every candidate is scored first. */
  readonly first: readonly Weighted<T>[];
  /** Words by which the best of these are scored too. */
  readonly second: readonly Weighted<T>[];
  /** How many they are; with them all that tie with the last one. */
  readonly best: number;
}

/** Words of the first step: at least three, and as many of the rarest as it takes until enough documents have one. */
const FIRST_WORDS = 3;
export const MOST_FIRST_WORDS = 8;
/** Documents that are scored by every word at least: fifteen pages. */
const LEAST_BEST = 300;
/** Documents times words of the second step: with up to eight words these are all that a plan allows. */
const SECOND_STEP = 12_000;

/**
 * Scores of few words cost little, those of many words find the best. The words of the first step must tell documents
 * apart: what hardly a document has does not, so the rarest are taken until enough documents have any of them. What no
 * counted document has belongs to the first step too: what has it is new, and would else be left out for its age.
 *
 * @param words as {@link planQuery} has them.
 */
export function scoringSteps<T extends Term>(words: readonly Weighted<T>[]): ScoringSteps<T> {
  const counted = words.filter(({ term }) => isCounted(term));
  let size = 0;
  for (let reached = 0; size < Math.min(counted.length, MOST_FIRST_WORDS - 1); size += 1) {
    if (size >= FIRST_WORDS && reached >= LEAST_BEST) break;
    reached += counted[size]?.term.frequency ?? 0;
  }
  const ordered = [
    ...counted.slice(0, size),
    ...words.filter(({ term }) => isUncounted(term)),
    ...counted.slice(size),
  ];
  const told = Math.min(ordered.length - (counted.length - size), MOST_FIRST_WORDS);
  const [first, second] = [ordered.slice(0, told), ordered.slice(told)];
  return { first, second, best: Math.max(LEAST_BEST, Math.floor(SECOND_STEP / Math.max(second.length, 1))) };
}

interface Combination {
  readonly sought: string;
  /** How many documents are expected to have it. */
  readonly expected: number;
  readonly score: number;
}

/** Common words in pairs and threes, alone in titles, and in pairs there, the highest score first. */
function combinations(common: readonly Weighted[], documents: number): Combination[] {
  const found: Combination[] = [];
  for (const [third, c] of common.entries()) {
    found.push(...inTitles([c]));
    for (const [second, b] of common.slice(0, third).entries()) {
      found.push(inBodies([b, c], documents), ...inTitles([b, c]));
      for (const a of common.slice(0, second)) found.push(inBodies([a, b, c], documents));
    }
  }
  return found.sort((a, b) => b.score - a.score);
}

const inBodies = (words: readonly Weighted[], documents: number): Combination => ({
  sought: together(words.map(({ term }) => term.terms)),
  expected: expectedTogether(
    words.map(({ term }) => term.frequency),
    documents,
  ),
  score: IN_BODY * words.reduce((sum, { weight }) => sum + weight, 0),
});

/** Words of one title are far from independent: together they are as frequent as a third of the rarer. */
const expectedInTitle = (titles: ReadonlyArray<Pick<Term, 'frequency'>>): number =>
  Math.min(...titles.map(({ frequency }) => frequency)) / (titles.length === 1 ? 1 : 3);

/** A word and those that a begun one may become: between the words of one title and what chance would have. */
export const expectedInBegun = (titles: ReadonlyArray<Pick<Term, 'frequency'>>, documents: number): number =>
  Math.sqrt(
    expectedInTitle(titles) *
      expectedTogether(
        titles.map(({ frequency }) => frequency),
        documents,
      ),
  );

function inTitles(words: readonly Weighted[]): Combination[] {
  const titles = words.flatMap(({ term }) => term.inTitle ?? []);
  if (titles.length < words.length) return [];
  return [
    {
      sought: together(titles.map(({ terms }) => terms)),
      expected: expectedInTitle(titles),
      score: IN_TITLE * words.reduce((sum, { weight }) => sum + weight, 0),
    },
  ];
}

/**
 * Looks for the documents with the two rarest of these words, or the only one, among as many of the latest
 * activity as are expected to hold `budget` of them, or less.
 *
 * @param words the rarest first.
 * @param whole up to how many documents are taken from the whole archive.
 */
export function latestOf(
  words: readonly Term[],
  documents: number,
  budget: number,
  whole = WHOLE * budget,
): LatestPart | null {
  const [a, b] = words;
  if (!a) return null;
  const found = Math.max(1, b ? expectedTogether([a.frequency, b.frequency], documents) : a.frequency);
  return {
    terms: b ? together([a.terms, b.terms]) : a.terms,
    among: found <= whole ? null : Math.floor(Math.min(NARROW, budget / found) * documents),
  };
}

/** Words of one question go together about twice as often as chance would have it. */
const expectedTogether = (frequencies: readonly number[], documents: number): number =>
  Math.min(
    ...frequencies,
    frequencies.reduce((product, frequency) => (product * 2 * frequency) / documents, documents / 2),
  );

const together = (terms: readonly string[]): string =>
  terms.length > 1 ? `(${terms.join(' & ')})` : (terms[0] ?? '');

/** Inverse document frequency in the form that never falls below 0, times the scale of a word's part. */
export const weightOf = (frequency: number, documents: number): number =>
  SATURATION * Math.log(1 + (Math.max(documents, frequency) - frequency + 0.5) / (frequency + 0.5));

/**
 * The words that tell most about a text: those of the highest frequency in the text times rarity in the
 * archive. Words that no counted document has cannot find anything alike.
 */
export function tellingWords<T extends Term>(words: readonly T[], documents: number, most: number): T[] {
  const known = words.filter(({ frequency }) => frequency > 0);
  const telling = ({ frequency, count = 1 }: Term) => (1 + Math.log(count)) * weightOf(frequency, documents);
  return (known.length > 0 ? known : [...words])
    .sort((a, b) => telling(b) - telling(a) || (a.terms < b.terms ? -1 : 1))
    .slice(0, most);
}

/** A lexeme as an operand of `tsquery`, whatever signs it has. */
export const quoteLexeme = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
