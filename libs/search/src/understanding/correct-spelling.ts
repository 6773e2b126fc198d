import { type Candidate, chooseCorrection, editDistance, isCorrectable, stem, withinOneEdit } from '#russian';
import type { ReadWord } from './correction.js';
import type { KnownWord, Vocabulary } from './vocabulary.js';

/** What a misspelt word most likely was. */
export interface Respelt {
  readonly word: string;
  /** Whether the archive has no document with the word as it was typed. */
  readonly sure: boolean;
}

/** Words from which on two letters may be wrong. */
const LONG = 8;
/** Stems that say too little to be taken for what was meant. */
const SHORTEST_STEM = 3;
/**
 * An archive of many people's posts has their misspellings too. A word that so few documents have, beside one that differs
 * in one letter and is so many times as frequent, is taken for one of them.
 */
const RARE_SHARE = 0.002;
const TIMES = 20;

/**
 * Corrects words that the archive does not know, or hardly, by those it knows well (docs/product.md §5). Names, numbers,
 * abbreviations, short and foreign words stay.
 *
 * @returns for each word what it most likely was; nothing for a word that stays.
 */
export async function correctSpelling(
  words: readonly ReadWord[],
  vocabulary: Vocabulary,
): Promise<Map<string, Respelt>> {
  const asked = words.filter((each) => !each.name && !isAbbreviation(each.raw));
  const correctable = asked.map(({ word }) => word).filter(isCorrectable);
  if (correctable.length === 0) return new Map();
  const [known, documents] = await Promise.all([vocabulary.of(correctable), vocabulary.documents()]);
  const doubtful = [...known].filter(
    ([, { lexeme, frequency }]) => lexeme !== null && frequency <= RARE_SHARE * documents,
  );
  const respelt = await Promise.all(
    doubtful.map(async ([word, now]) => [word, await respell(word, now, vocabulary)] as const),
  );
  return new Map(respelt.flatMap(([word, meant]) => (meant === null ? [] : [[word, meant] as const])));
}

const isAbbreviation = (raw: string): boolean => /^\P{L}*\p{Lu}{2,6}\P{L}*$/u.test(raw);

async function respell(word: string, now: KnownWord, vocabulary: Vocabulary): Promise<Respelt | null> {
  const near = await nearCandidates(word, vocabulary);
  const frequent = near.filter(
    ({ word: other, frequency }) => frequency >= TIMES * now.frequency && stem(other) !== now.lexeme,
  );
  const sure = now.frequency === 0;
  if (frequent.length > 0 || !sure) {
    const meant = chooseCorrection(word, frequent);
    return meant === null ? null : { word: meant.word, sure };
  }
  const meant = chooseCorrection(word, await farCandidates(word, vocabulary));
  return meant === null ? null : { word: await asWritten(word, meant, vocabulary), sure };
}

/** What stands in the archive's texts: the stem with the ending as typed may be no word (регистраця). */
async function asWritten(typed: string, meant: FarCandidate, vocabulary: Vocabulary): Promise<string> {
  const forms = await vocabulary.formsOf(meant.lexeme);
  if (forms.includes(meant.word)) return meant.word;
  const [nearest] = forms
    .map((form) => ({ form, distance: editDistance(typed, form, typed.length) }))
    .sort((a, b) => a.distance - b.distance || (a.form < b.form ? -1 : 1));
  return nearest?.form ?? meant.word;
}

interface FarCandidate extends Candidate {
  readonly lexeme: string;
}

async function nearCandidates(word: string, vocabulary: Vocabulary): Promise<Candidate[]> {
  const variants = withinOneEdit(word).map((variant) => ({ variant, stem: stem(variant.word) }));
  const told = variants.filter((each) => each.stem.length >= SHORTEST_STEM);
  const frequencies = await vocabulary.frequencies(told.map((each) => each.stem));
  return told.flatMap(({ variant: { word: meant, distance, likeness }, stem: its }) => {
    const frequency = frequencies.get(its);
    return frequency === undefined ? [] : [{ word: meant, distance, likeness, frequency }];
  });
}

/**
 * Two letters wrong: compared by stems, the ending stays as typed where it fits. Both in one half, or else one in each: then
 * the first half is put right in every possible way.
 */
async function farCandidates(word: string, vocabulary: Vocabulary): Promise<FarCandidate[]> {
  if (word.length < LONG) return [];
  const typed = stem(word);
  const lengths = [typed.length - 2, typed.length + 2] as const;
  const alike = (found: ReadonlyMap<string, number>) => alikeTo(word, typed, found);
  const inOneHalf = alike(await vocabulary.withHalfOf(typed, ...lengths));
  if (inOneHalf.length > 0) return inOneHalf;
  const halves = withinOneEdit(typed.slice(0, Math.ceil(typed.length / 2)));
  return alike(
    await vocabulary.withBeginnings(
      halves.map((half) => half.word),
      ...lengths,
    ),
  );
}

function alikeTo(word: string, typed: string, found: ReadonlyMap<string, number>): FarCandidate[] {
  return [...found].flatMap(([lexeme, frequency]) => {
    if (lexeme.length < SHORTEST_STEM || !isCorrectable(lexeme)) return [];
    const distance = editDistance(typed, lexeme, 2);
    const ended = lexeme + word.slice(typed.length);
    return distance > 2
      ? []
      : [{ word: stem(ended) === lexeme ? ended : lexeme, lexeme, distance, likeness: 0, frequency }];
  });
}
