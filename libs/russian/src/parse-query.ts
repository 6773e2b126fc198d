import { searchWords } from './search-text.js';
import { type QueryOperator, readOperator } from './query-operators.js';

/** A word as it was typed, or what stood in quotes. */
export interface TypedWord {
  /** With the signs around and in it, which are letters in another layout. */
  readonly raw: string;
  /** Normalised; several where signs part them, never none. */
  readonly words: readonly string[];
}

/** What a person asked the archive for; every word normalised, none empty. */
export interface Query {
  words: string[];
  /** The same words as they were typed. */
  typed: TypedWord[];
  /** Words that must follow each other. */
  phrases: string[][];
  /** The same as they were typed, without the quotes. */
  quoted: TypedWord[];
  excluded: string[];
  /** Filters typed into the line: `категория:`, `решено:` and so on. */
  operators: QueryOperator[];
}

const MAX_CHARS = 1_000;
const MAX_WORDS = 32;

/** In order: a quoted phrase, a minus at a word's beginning and that word, any other word. */
const PARTS =
  /«([^«»]*)»|"([^"]*)"|[“„]([^“”„]*)[“”]|(?<!\S)[-\u2212](?=\p{L})([^\s"«»“„]+)|([^\s"«»“„]+)|./gsu;

/**
 * Reads a search line (docs/product.md §5): «phrases» in any quotes, `-excluded` words, `name:value` filters, and plain
 * words. There is no wrong query: an unclosed quote or a lone minus is ignored, an unknown filter is searched as words.
 * The first 1,000 characters and 32 words are read. A minus before a digit excludes nothing (`-0474` is part of a number).
 */
export function parseQuery(input: string): Query {
  const query: Query = { words: [], typed: [], phrases: [], quoted: [], excluded: [], operators: [] };
  let room = MAX_WORDS;
  for (const [, angled, straight, curly, minus, plain] of input.slice(0, MAX_CHARS).matchAll(PARTS)) {
    const operator = plain === undefined ? null : readOperator(plain);
    if (operator !== null) {
      query.operators.push(operator);
      continue;
    }
    const phrase = angled ?? straight ?? curly;
    const found = searchWords(phrase ?? minus ?? plain ?? '').slice(0, room);
    room -= found.length;
    if (found.length === 0) continue;
    if (phrase !== undefined) query.quoted.push({ raw: phrase, words: found });
    else if (minus !== undefined) query.excluded.push(...found);
    else query.typed.push({ raw: plain ?? '', words: found });
  }
  const words = new Set(query.typed.flatMap((word) => word.words));
  const phrases = query.quoted.map((phrase) => [...phrase.words]);
  return { ...query, words: [...words], phrases, excluded: [...new Set(query.excluded)] };
}
