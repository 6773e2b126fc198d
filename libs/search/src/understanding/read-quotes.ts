import { type TypedWord, inOtherLayout, searchWords } from '#russian';
import type { Correction } from './correction.js';
import { type Vocabulary, isFound } from './vocabulary.js';

/** Quoted parts of a search line. */
export interface ReadQuotes {
  /** Words that must follow each other. */
  readonly phrases: ReadonlyArray<readonly string[]>;
  /** Words of quotes that are no condition: looked for like any others. */
  readonly wished: readonly TypedWord[];
  readonly corrections: readonly Correction[];
}

/** Who types more words outside of quotes tells something in a sentence, in which a name or a message is quoted. */
const MOST_TELLING_BESIDE = 3;
const LATIN = /^[^а-яё]*[a-z][^а-яё]*$/i;

/**
 * Quotes are a condition where few telling words stand beside them. Those in the other keyboard layout are converted where the
 * archive does not have a word of theirs, so that nothing could be found, and has all that they would be.
 *
 * @param beside all other words of the line.
 */
export async function readQuotes(
  quoted: readonly TypedWord[],
  beside: readonly TypedWord[],
  vocabulary: Vocabulary,
): Promise<ReadQuotes> {
  if (quoted.length === 0) return { phrases: [], wished: [], corrections: [] };
  const outside = new Set(beside.flatMap(({ words }) => words));
  const readings = quoted.map(({ raw }) => (LATIN.test(raw) ? inLayoutByWords(raw) : []));
  const known = await vocabulary.of([
    ...outside,
    ...quoted.flatMap(({ words }) => words),
    ...readings.flat(2),
  ]);
  const telling = [...outside].filter((word) => known.get(word)?.lexeme !== null);
  if (telling.length > MOST_TELLING_BESIDE)
    return { phrases: [], wished: quoted.flatMap(wordsOf), corrections: [] };

  const has = (word: string) => isFound(known.get(word));
  const read = quoted.map(({ raw, words }, i) => {
    const meant = words.every(has) ? [] : (readings[i] ?? []).map((ways) => ways.find(has));
    const converted = meant.flatMap((word) => word ?? []);
    return converted.length === 0 || converted.length < meant.length
      ? { words, corrections: [] }
      : { words: converted, corrections: [{ from: raw, to: converted.join(' '), kind: 'LAYOUT' as const }] };
  });
  return {
    phrases: read.map(({ words }) => words),
    wished: [],
    corrections: read.flatMap(({ corrections }) => corrections),
  };
}

const pieces = (raw: string): string[] => raw.split(/\s+/).filter(Boolean);

/** Of each word what it may be on the other keyboard. */
const inLayoutByWords = (raw: string): string[][] =>
  pieces(raw).map((piece) => inOtherLayout(piece).filter((reading) => !reading.includes(' ')));

const wordsOf = ({ raw }: TypedWord): TypedWord[] =>
  pieces(raw)
    .map((piece) => ({ raw: piece, words: searchWords(piece) }))
    .filter(({ words }) => words.length > 0);
