import { type Reading, type TypedWord, fromTransliteration, inOtherLayout, stem } from '#russian';
import { type IsRussian, correctSpelling } from './correct-spelling.js';
import type { CorrectionKind, ReadWord } from './correction.js';
import { piecesOf } from './glued-numbers.js';
import { type KnownWord, type Vocabulary, isFound } from './vocabulary.js';

/** What an unlikely reading costs against the frequency of its word, whose logarithm counts. */
const UNLIKELY = 1.5;
/** Letters from which on a word that is only like a known one tells how the line was typed. */
const LONG_ENOUGH = 6;
const FOREIGN = /^[a-z]{3,}$/;
const ROMAN = /^\P{L}*[ivxlcdm]+\P{L}*$/iu;
/** Shorter words are words in any layout. */
const TELLING = 3;
/** Signs for a soft or a hard sign belong to the word: material'naya. */
const TRANSLITERATED = /[a-z][a-z'`’‘ʹʼ′]*|\d+/gi;
const NUMBER = /^\d+$/;
const MARKS = /\p{M}+/gu;

type Way = Exclude<CorrectionKind, 'SPELLING'>;
type IsKnown = (words: string) => boolean;

/** A word of the line with what it would be if it was typed in one of the ways. */
interface Ways extends Readonly<Record<Way, Converted | null>> {
  readonly typed: TypedWord;
  readonly name: boolean;
  readonly latin: boolean;
  readonly knownAsTyped: boolean;
}

interface Converted {
  /** Normalised; with spaces between, where it is several words. */
  readonly words: string;
  readonly known: boolean;
  /** Whether it is known for certain, and so tells how the line was typed. */
  readonly telling: boolean;
}

/**
 * Reads words that were typed in another layout, or Russian words in Latin letters (docs/product.md §5). That is decided for
 * all Latin words of a line together: one way is taken when at least half of their letters become words the archive knows, and
 * more than are known as they stand. What the synonyms have is known, too, whatever the archive has. Roman numerals stay, and
 * words that are known in Latin letters alone.
 */
export async function readLetters(
  typed: readonly TypedWord[],
  vocabulary: Vocabulary,
  isRussian: IsRussian,
  isOfSynonyms: (word: string) => boolean,
): Promise<ReadWord[]> {
  const readings = typed.map(({ raw }) => ({
    layout: inOtherLayout(raw),
    transliteration: isLatin(raw) ? transliteratedPieces(raw).map(readingsOf) : [],
  }));
  const asked = [
    ...typed.flatMap(({ words }) => words),
    ...readings.flatMap(({ layout }) => layout.flatMap((each) => each.split(' '))),
    ...readings.flatMap(({ transliteration }) => transliteration.flat().map(({ word }) => word)),
  ];
  const known = await vocabulary.of(asked.flatMap((word) => [word].concat(piecesOf(word))));
  const isSaid = (word: string) =>
    word.length >= TELLING && isOfSynonyms(word) && (isRussian(word) || stem(word) === word);
  const has = (word: string) => isFound(known.get(word)) || isSaid(word);
  const isKnown: IsKnown = (words) =>
    words
      .split(' ')
      .every((word) => has(word) || piecesOf(word).every((piece) => NUMBER.test(piece) || has(piece)));
  // The stem of a foreign word may be one of Russian by chance: «шортсь» of shorts is of шорты.
  const isTold = (words: string) =>
    words
      .split(' ')
      .every(
        (word) =>
          NUMBER.test(word) ||
          (word.length > 1 && (isRussian(word) || isSaid(word) || known.get(word)?.lexeme === word)),
      );
  const ways = typed.map((word, i): Ways => ({
    typed: word,
    name: isName(typed, i),
    latin: isLatin(word.raw) && !ROMAN.test(word.raw),
    knownAsTyped: isKnown(word.words.join(' ')),
    LAYOUT: layoutOf(readings[i]?.layout ?? [], isKnown),
    TRANSLITERATION: transliterationOf(readings[i]?.transliteration ?? [], known, isKnown, isTold),
  }));
  const latin = ways.filter((each) => each.latin);
  const mended: ReadonlySet<string> =
    latin.length === 0 ? new Set() : await mendable(latin, vocabulary, isRussian);
  const way = wayOf(latin, mended);
  // A foreign name in a line that is otherwise Russian in Latin letters stays.
  const isMeant = (words: string) => words.split(' ').every((word) => mended.has(word) || isRussian(word));
  return ways.flatMap((word) => readWord(word, way, isMeant, isRussian));
}

/** Whether a word has Latin letters and no Russian ones. */
export const isLatin = (raw: string): boolean => /^[^а-яё]*[a-z][^а-яё]*$/i.test(raw);

const transliteratedPieces = (raw: string): string[] =>
  raw.normalize('NFKD').replace(MARKS, '').match(TRANSLITERATED) ?? [];

const readingsOf = (piece: string): Reading[] =>
  NUMBER.test(piece) ? [{ word: piece, cost: 0 }] : fromTransliteration(piece);

function layoutOf(readings: readonly string[], isKnown: IsKnown): Converted | null {
  const known = readings.find(isKnown);
  const words = known ?? readings[0];
  return words === undefined ? null : { words, known: known !== undefined, telling: known !== undefined };
}

function transliterationOf(
  parts: ReadonlyArray<readonly Reading[]>,
  known: ReadonlyMap<string, KnownWord>,
  isKnown: IsKnown,
  isTold: IsKnown,
): Converted | null {
  const worth = ({ word, cost }: Reading) =>
    Math.log(1 + (known.get(word)?.frequency ?? 0)) - UNLIKELY * cost;
  const best = parts.map((readings) => {
    const found = readings.filter(({ word }) => isKnown(word)).sort((a, b) => worth(b) - worth(a));
    return (found[0] ?? readings[0])?.word;
  });
  if (best.length === 0 || best.includes(undefined)) return null;
  const words = best.join(' ');
  const found = isKnown(words);
  return { words, known: found, telling: found && isTold(words) };
}

/** Words that the archive does not know, but knows one like them: misspelt besides. */
async function mendable(
  latin: readonly Ways[],
  vocabulary: Vocabulary,
  isRussian: IsRussian,
): Promise<ReadonlySet<string>> {
  const unknown = latin.flatMap(({ LAYOUT, TRANSLITERATION, name }) =>
    [LAYOUT, name ? null : TRANSLITERATION].flatMap((each) =>
      each && !each.known ? each.words.split(' ') : [],
    ),
  );
  const told = unknown.filter((word) => word.length >= LONG_ENOUGH);
  const asked = told.map((word) => ({ raw: word, word, kind: null, name: false }));
  const respelt = await correctSpelling(asked, vocabulary, isRussian);
  return new Set([...respelt].flatMap(([word, { sure }]) => (sure ? word : [])));
}

/** Letters count, not words: a short one is easily a word by chance. */
function wayOf(latin: readonly Ways[], mended: ReadonlySet<string>): Way | null {
  const fits = (converted: Converted | null) =>
    converted !== null &&
    converted.words.length >= TELLING &&
    (converted.telling || converted.words.split(' ').some((word) => mended.has(word)));
  const letters = (counts: (word: Ways) => boolean) =>
    latin.filter(counts).reduce((sum, { typed }) => sum + typed.raw.length, 0);
  const asTyped = letters(({ knownAsTyped }) => knownAsTyped);
  const layout = letters(({ LAYOUT }) => fits(LAYOUT));
  const transliteration = letters(({ TRANSLITERATION }) => fits(TRANSLITERATION));
  const most = Math.max(layout, transliteration);
  if (most <= asTyped || most * 2 < letters(() => true)) return null;
  return layout >= transliteration ? 'LAYOUT' : 'TRANSLITERATION';
}

function readWord(
  { typed, name, latin, knownAsTyped, ...ways }: Ways,
  way: Way | null,
  isMeant: IsKnown,
  isRussian: IsRussian,
): ReadWord[] {
  const { raw, words } = typed;
  // Russian letters tell nothing of the line: «ыьы» is sms where only that is known, «руб» is no «he».
  const foreign =
    !latin && ways.LAYOUT?.known === true && FOREIGN.test(ways.LAYOUT.words) && !words.every(isRussian);
  const taken = latin ? way : foreign ? 'LAYOUT' : null;
  const other = taken && ways[taken];
  const foreignName = taken === 'TRANSLITERATION' && other && !other.known && !isMeant(other.words);
  if (!other || foreignName || (knownAsTyped && !(latin && other.known)))
    return words.map((word) => ({ raw, word, kind: null, name }));
  return other.words.split(' ').map((word) => ({ raw, word, kind: taken, name }));
}

/** A capital letter within a sentence that has small ones; the first word of a sentence has one anyway. */
export function isName(typed: readonly TypedWord[], i: number): boolean {
  const raw = typed[i]?.raw ?? '';
  const before = typed[i - 1]?.raw;
  if (before === undefined || /[.!?…]$/.test(before)) return false;
  return /^\P{L}*\p{Lu}\p{Ll}/u.test(raw) && typed.some((each) => /^\P{L}*\p{Ll}/u.test(each.raw));
}
