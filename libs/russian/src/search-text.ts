import { foldIrregular } from './fold-irregular.js';
import { foldMixedAlphabets } from './mixed-alphabets.js';
import { normaliseText } from './normalise-text.js';

/** Words and numbers with signs between: dates, numbers of cases and laws, abbreviations with digits. */
const COMPOUND =
  /(?<![\p{L}\p{Nd}])[\p{L}\p{Nd}]{1,20}(?:[-./\u2010-\u2015\u2212][\p{L}\p{Nd}]{1,20}){1,5}(?![\p{L}\p{Nd}])/gu;
const DIGIT = /\d/;
/** Without such a place there is no compound; seen in a fraction of the time that looking for one takes. */
const JOINED = /[-./\u2010-\u2015\u2212]\S/;

/**
 * A text as search compares it, documents and queries alike: {@link normaliseText}, words of one alphabet, irregular
 * forms folded, and each number with signs in it given once more as a whole (07.11.2024 becomes «07 11 2024 07112024»), so
 * that its parts find it and the whole of it comes first. A change to it needs a rebuild of the search index.
 */
export function searchText(text: string): string {
  const whole = JOINED.test(text) && DIGIT.test(text) ? text.replace(COMPOUND, withWhole) : text;
  return foldIrregular(foldMixedAlphabets(normaliseText(whole)));
}

/** The words of a text as search compares them, in order. */
export function searchWords(text: string): string[] {
  const found = searchText(text);
  return found === '' ? [] : found.split(' ');
}

const withWhole = (compound: string): string =>
  DIGIT.test(compound) ? `${compound} ${compound.replace(/[^\p{L}\p{Nd}]/gu, '')}` : compound;
