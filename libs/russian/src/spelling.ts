import { areNeighbours } from './keyboard-layout.js';

const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
const CORRECTABLE = /^[а-я]{4,30}$/;

/** A word that may have been meant. */
export interface Variant {
  readonly word: string;
  /** Letters that differ: 1, or 2. */
  readonly distance: number;
  /** How often people make just this mistake: from 0. */
  readonly likeness: number;
}

/** A variant as the archive knows it. */
export interface Candidate extends Variant {
  /** In how many documents its stem stands. */
  readonly frequency: number;
}

/** Whether a normalised word is long and Russian enough to be corrected. */
export const isCorrectable = (word: string): boolean => CORRECTABLE.test(word);

/** Letters that sound alike or are mixed up in writing. */
const CONFUSED = pairs('ао еи еэ ия ея ыи оу бп вф гк дт жш зс сц цт щш шч чщ ъь йи юу яа');
const USUAL = 0.8;
const UNUSUAL = 0;
/** Signs that are left out or written too many. */
const OFTEN_LOST = 'ьъйтдлв';

/**
 * All words within one edit of a word: a letter too many, missing, wrong, or two that changed places (optimal string
 * alignment). Some 70 times the word's length; no dictionary is needed to look them up.
 */
export function withinOneEdit(word: string): Variant[] {
  const found = new Map<string, number>();
  const add = (variant: string, likeness: number) => {
    if (variant !== word && likeness >= (found.get(variant) ?? -1)) found.set(variant, likeness);
  };
  for (let i = 0; i <= word.length; i += 1) {
    const [head, here, tail] = [word.slice(0, i), word.charAt(i), word.slice(i + 1)];
    for (const letter of LETTERS) add(head + letter + here + tail, likenessOfInsertion(word, i, letter));
    if (here === '') continue;
    add(head + tail, likenessOfDeletion(word, i));
    for (const letter of LETTERS) add(head + letter + tail, likenessOfReplacement(here, letter));
    if (tail !== '') add(head + tail.charAt(0) + here + tail.slice(1), USUAL);
  }
  return [...found].map(([variant, likeness]) => ({ word: variant, distance: 1, likeness }));
}

/** A letter was left out: one of a pair (касса), or one that is hardly heard. */
const likenessOfInsertion = (word: string, at: number, letter: string): number =>
  word.charAt(at - 1) === letter || word.charAt(at) === letter || OFTEN_LOST.includes(letter)
    ? USUAL
    : UNUSUAL;

const likenessOfDeletion = (word: string, at: number): number => {
  const [before, here, after] = [word.charAt(at - 1), word.charAt(at), word.charAt(at + 1)];
  const struckTwice = here === before || here === after;
  return struckTwice || areNeighbours(here, before) || areNeighbours(here, after) || here === 'ь'
    ? USUAL
    : UNUSUAL;
};

const likenessOfReplacement = (wrong: string, right: string): number =>
  CONFUSED.has(wrong + right) || areNeighbours(wrong, right) ? USUAL : UNUSUAL;

function pairs(list: string): Set<string> {
  return new Set(list.split(' ').flatMap((pair) => [pair, [...pair].toReversed().join('')]));
}

/** What a letter's difference costs against frequency, and what an equal first letter is worth (docs/product.md §5). */
const EDIT = 3;
const SAME_BEGINNING = 0.7;

/** The word that was most likely meant; `null` when there is none. The frequent and the near ones come first. */
export function chooseCorrection<C extends Candidate>(typed: string, candidates: readonly C[]): C | null {
  let best: C | null = null;
  let bestScore = -Infinity;
  for (const candidate of candidates) {
    if (candidate.frequency <= 0) continue;
    const sameBeginning = candidate.word.charAt(0) === typed.charAt(0) ? SAME_BEGINNING : 0;
    const score =
      Math.log(candidate.frequency) - EDIT * candidate.distance + candidate.likeness + sameBeginning;
    // Of equals always the same one, in whatever order they come.
    if (score < bestScore || (score === bestScore && best !== null && best.word <= candidate.word)) continue;
    [best, bestScore] = [candidate, score];
  }
  return best;
}

/** Letters that differ between two words, swapped neighbours counted once; `max + 1` when there are more than `max`. */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let [older, old, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, i) => i), []];
  for (let i = 1; i <= a.length; i += 1) {
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      let cost = Math.min((old?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old?.[j - 1] ?? 0) + Number(!same));
      const swapped = a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1);
      if (i > 1 && j > 1 && swapped) cost = Math.min(cost, (older?.[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > max) return max + 1;
    [older, old] = [old, row];
  }
  return Math.min(row?.at(-1) ?? b.length, max + 1);
}
