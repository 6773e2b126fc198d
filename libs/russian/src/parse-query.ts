import { tokens } from './normalise-text.js';

/** What a person asked the archive for; every word normalised, none empty. */
export interface Query {
  words: string[];
  /** Words that must follow each other. */
  phrases: string[][];
  excluded: string[];
}

const MAX_CHARS = 1_000;
const MAX_WORDS = 32;

/** In order: a quoted phrase, a minus at a word's beginning and that word, any other word. */
const PARTS =
  /«([^«»]*)»|"([^"]*)"|[“„]([^“”„]*)[“”]|(?<!\S)[-\u2212](?=\p{L})([^\s"«»“„]+)|([^\s"«»“„]+)|./gsu;

/**
 * Reads a search line (docs/product.md §5): «phrases» in any quotes, `-excluded` words, and plain words. There is no
 * wrong query: an unclosed quote or a lone minus is ignored and the words count as plain. The first 1,000 characters
 * and 32 words are read. A minus before a digit excludes nothing (`-0474` is part of a number).
 */
export function parseQuery(input: string): Query {
  const query: Query = { words: [], phrases: [], excluded: [] };
  let room = MAX_WORDS;
  for (const [, angled, straight, curly, minus, plain] of input.slice(0, MAX_CHARS).matchAll(PARTS)) {
    const phrase = angled ?? straight ?? curly;
    const found = tokens(phrase ?? minus ?? plain ?? '').slice(0, room);
    room -= found.length;
    if (found.length === 0) continue;
    if (phrase !== undefined) query.phrases.push(found);
    else (minus === undefined ? query.words : query.excluded).push(...found);
  }
  return { ...query, words: [...new Set(query.words)], excluded: [...new Set(query.excluded)] };
}
