import { normaliseText } from './normalise-text.js';

/** Words with the marks on their letters; signs between words are apart from them. */
const WORDS = /([\p{L}\p{M}\p{N}]+)/u;

/**
 * Puts another word in the place of one, wherever it stands in a text, in whatever letters; the signs around it, and other
 * words that a hyphen joins to it, stay.
 *
 * @param word normalised.
 */
export const replaceWord = (text: string, word: string, other: string): string =>
  text
    .split(WORDS)
    .map((part) => (word !== '' && normaliseText(part) === word ? other : part))
    .join('');
