/** One word of a query as PostgreSQL knows it. */
export interface Lexeme {
  readonly lexeme: string;
  /** In how many documents it stands; 0 when unknown, or too new to be counted yet. */
  readonly frequency: number;
  /** How often it stands in the text that is asked with; 1 unless told. */
  readonly count?: number;
}

export interface WeightedLexeme {
  readonly lexeme: string;
  readonly weight: number;
}

/** Candidates that are looked for among the documents of the latest activity only. */
export interface LatestPart {
  readonly terms: string;
  /** How many documents of the latest activity. */
  readonly among: number;
}

export interface QueryPlan {
  /** Which documents are looked at, in the language of `tsquery`; empty when there is nothing to look for. */
  readonly candidates: string;
  /** Whether every document with any of the words is looked at. */
  readonly complete: boolean;
  /** Words too common to look at all their documents, where the others find too few. */
  readonly latest: LatestPart | null;
  /** Words of the query, the rarest first, with their weights in the score. */
  readonly lexemes: readonly WeightedLexeme[];
}

/** Documents with the rarest words that make those with only common words needless: ten pages of hits. */
const ENOUGH = 200;
/** Scale of one word's part in the score: k1 + 1 of BM25. */
const SATURATION = 2.2;

/**
 * Chooses which documents are worth scoring. All documents with any word would cost seconds in a large
 * archive, and any fixed cap on rows would keep the oldest: so the rarest words are taken while their
 * documents fit a budget, then pairs of the next words while the documents expected to have both fit it.
 * Where that finds little, the next words are looked for among the documents of the latest activity.
 *
 * @param archiveSize how many documents there are, as far as they are counted.
 * @param budget how many documents may be looked at.
 */
export function planQuery(words: readonly Lexeme[], archiveSize: number, budget: number): QueryPlan {
  const byRarity = [...words].sort((a, b) => a.frequency - b.frequency || (a.lexeme < b.lexeme ? -1 : 1));
  const documents = Math.max(archiveSize, byRarity.at(-1)?.frequency ?? 0);
  const terms: string[] = [];
  let left = budget;
  let alone = 0;
  const weights = byRarity.map(({ frequency }) => weightOf(frequency, documents));
  let rest = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, { lexeme, frequency }] of byRarity.entries()) {
    // Who has none of the words taken could hardly come before the many who have one.
    if (frequency > left || (budget - left >= ENOUGH && rest <= (weights[i - 1] ?? 0))) break;
    rest -= weights[i] ?? 0;
    terms.push(quoteLexeme(lexeme));
    left -= frequency;
    alone += 1;
  }
  const common = byRarity.slice(alone);
  for (const [second, b] of common.entries()) {
    for (const a of common.slice(0, second)) {
      const expected = expectedTogether(a, b, documents);
      if (expected > left) continue;
      terms.push(together(a, b));
      left -= expected;
    }
  }
  const lexemes = byRarity.map(({ lexeme }, i) => ({ lexeme, weight: weights[i] ?? 0 }));
  const latest = budget - left < ENOUGH ? latestOf(common, documents, alone > 0 ? left / 3 : left) : null;
  return { candidates: terms.join(' | '), latest, complete: common.length === 0, lexemes };
}

/**
 * Looks for the documents with the two rarest of these words, or the only one, among as many of the latest
 * activity as are expected to hold `budget` of them.
 *
 * @param words the rarest first.
 */
export function latestOf(words: readonly Lexeme[], documents: number, budget: number): LatestPart | null {
  const [a, b] = words;
  if (!a) return null;
  const found = Math.max(1, b ? expectedTogether(a, b, documents) : a.frequency);
  return {
    terms: b ? together(a, b) : quoteLexeme(a.lexeme),
    among: Math.floor((budget / found) * documents),
  };
}

/** Words of one question go together about twice as often as chance would have it. */
const expectedTogether = (a: Lexeme, b: Lexeme, documents: number): number =>
  Math.min((2 * a.frequency * b.frequency) / documents, a.frequency, b.frequency);

const together = (a: Lexeme, b: Lexeme): string => `(${quoteLexeme(a.lexeme)} & ${quoteLexeme(b.lexeme)})`;

/** Inverse document frequency in the form that never falls below 0, times the scale of a word's part. */
export const weightOf = (frequency: number, documents: number): number =>
  SATURATION * Math.log(1 + (Math.max(documents, frequency) - frequency + 0.5) / (frequency + 0.5));

/**
 * The words that tell most about a text: those of the highest frequency in the text times rarity in the
 * archive. Words that no counted document has cannot find anything alike.
 */
export function tellingWords(words: readonly Lexeme[], documents: number, most: number): Lexeme[] {
  const known = words.filter(({ frequency }) => frequency > 0);
  const telling = ({ frequency, count = 1 }: Lexeme) =>
    (1 + Math.log(count)) * weightOf(frequency, documents);
  return (known.length > 0 ? known : [...words]).sort((a, b) => telling(b) - telling(a)).slice(0, most);
}

/** A lexeme as an operand of `tsquery`, whatever signs it has. */
export const quoteLexeme = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
