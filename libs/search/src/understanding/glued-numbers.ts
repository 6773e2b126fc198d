import type { ReadWord } from './correction.js';
import { type Vocabulary, isFound } from './vocabulary.js';

const LETTERS_AND_DIGITS = /^(?=.*[а-яa-z]{3})(?=.*\d)[а-яa-z\d]+$/;
const PIECE = /\d+|\D+/g;
const NUMBER = /^\d+$/;

/** What a word is made of where it and a number were typed as one (паспорт14лет); any other word alone. */
export const piecesOf = (word: string): string[] =>
  LETTERS_AND_DIGITS.test(word) ? (word.match(PIECE) ?? [word]) : [word];

/**
 * Parts words from numbers that were typed as one with them, where the archive does not have the whole and knows a word of
 * it. The whole stays another way to say the first part.
 *
 * @param isOfSynonyms whether the synonyms have a word, whatever the archive has.
 */
export async function partGluedNumbers(
  read: readonly ReadWord[],
  vocabulary: Vocabulary,
  isOfSynonyms: (word: string) => boolean,
): Promise<ReadWord[]> {
  const glued = read.filter(({ word }) => piecesOf(word).length > 1).map(({ word }) => word);
  if (glued.length === 0) return [...read];
  const known = await vocabulary.of(glued.flatMap((word) => [word].concat(piecesOf(word))));
  const isKnown = (word: string) => isFound(known.get(word)) || isOfSynonyms(word);
  return read.flatMap((each): ReadWord[] => {
    const pieces = piecesOf(each.word);
    const apart =
      pieces.length > 1 &&
      !isKnown(each.word) &&
      pieces.some((piece) => !NUMBER.test(piece) && isKnown(piece)) &&
      // A number with signs is there in its parts already (2-НДФЛ).
      !read.some(({ raw, word }) => raw === each.raw && pieces.includes(word));
    if (!apart) return [each];
    return pieces.map((word, at) =>
      Object.assign({}, each, at === 0 ? { word, whole: each.word } : { word }),
    );
  });
}
