import {
  type Candidate,
  chooseCorrection,
  editDistance,
  foldIrregular,
  isCorrectable,
  stem,
  withinOneEdit,
} from '#russian';
import type { ReadWord } from './correction.js';
import type { KnownWord, Vocabulary } from './vocabulary.js';

/** What a misspelt word most likely was. */
export interface Respelt {
  /** As some text of the archive has it. */
  readonly word: string;
  /** Whether it is certain enough to be looked for in the place of the typed one, which the archive does not have. */
  readonly sure: boolean;
}

/** Whether Russian has a normalised word, in this form. */
export type IsRussian = (word: string) => boolean;

/** Words from which on two letters may be wrong. */
const LONG = 8;
/** Shorter ones have too many others beside them, names of new things are often short, and what is long is easily told. */
const SHORTEST_SURE = 5;
const SURE_WHATEVER_THE_MISTAKE = 8;
const SURE_WITH_TWO_MISTAKES = 10;
/** Letters that may differ in all, the ending included. */
const FARTHEST = 3;
/** Stems that say too little to be taken for what was meant. */
const SHORTEST_STEM = 3;
/**
 * An archive of many people's posts has their misspellings too. A word that so few documents have, beside one that differs
 * in one letter and is so many times as frequent, is taken for one of them.
 */
const RARE_SHARE = 0.002;
const TIMES = 20;

/**
 * Finds for words that the archive does not know, or hardly, those that it knows well (docs/product.md §5). Names, numbers,
 * abbreviations, short and foreign words stay.
 *
 * @param words that may be misspelt: whoever asks leaves out what is known to be right.
 * @param most how many are looked at, the first of them.
 * @returns for each word what it most likely was; nothing for a word that stays.
 */
export async function correctSpelling(
  words: readonly ReadWord[],
  vocabulary: Vocabulary,
  isRussian: IsRussian,
  most = Infinity,
): Promise<Map<string, Respelt>> {
  const asked = words.filter((each) => !each.name && !isAbbreviation(each.raw));
  const correctable = asked.map(({ word }) => word).filter(isCorrectable);
  if (correctable.length === 0) return new Map();
  const [known, documents] = await Promise.all([vocabulary.of(correctable), vocabulary.documents()]);
  const doubtful = [...known].filter(
    ([, { lexeme, frequency }]) => lexeme !== null && frequency <= RARE_SHARE * documents,
  );
  const respelt = await Promise.all(
    doubtful
      .slice(0, most)
      .map(async ([word, now]) => [word, await respell(word, now, vocabulary, isRussian)] as const),
  );
  return new Map(respelt.flatMap(([word, meant]) => (meant === null ? [] : [[word, meant] as const])));
}

const isAbbreviation = (raw: string): boolean => /^\P{L}*\p{Lu}{2,6}\P{L}*$/u.test(raw);

async function respell(
  word: string,
  now: KnownWord,
  vocabulary: Vocabulary,
  isRussian: IsRussian,
): Promise<Respelt | null> {
  const near = (await nearCandidates(word, vocabulary)).filter(
    ({ lexeme, frequency }) => frequency >= TIMES * now.frequency && lexeme !== now.lexeme,
  );
  const unknown = now.frequency === 0;
  const meant =
    (await nearestWord(word, near, vocabulary, isRussian)) ??
    (unknown ? await farWord(word, vocabulary, isRussian) : null);
  return meant && { word: meant.form, sure: unknown && isSure(word, meant) };
}

interface Meant extends Candidate {
  readonly lexeme: string;
}

interface Written extends Meant {
  /** As some text of the archive has it, if need be with another ending. */
  readonly form: string;
}

/** Whether it is certain that this was meant, and not a new word or a name. */
function isSure(typed: string, { word, distance, likeness }: Candidate): boolean {
  if (typed.length < SHORTEST_SURE) return false;
  return distance === 1
    ? likeness > 0 || typed.length >= SURE_WHATEVER_THE_MISTAKE
    : typed.length >= SURE_WITH_TWO_MISTAKES && word.charAt(0) === typed.charAt(0);
}

/** One letter wrong. What is no word of Russian (a name, a new word, a misspelling) may be meant only as the archive has it. */
async function nearestWord(
  typed: string,
  near: readonly Meant[],
  vocabulary: Vocabulary,
  isRussian: IsRussian,
): Promise<Written | null> {
  const russian = chooseCorrection(
    typed,
    near.filter(({ word }) => isRussian(word)),
  );
  if (russian !== null) return writtenAs(typed, russian, vocabulary, isRussian);
  const forms = await Promise.all(near.map(({ lexeme }) => vocabulary.formsOf(lexeme)));
  const meant = chooseCorrection(
    typed,
    near.filter(({ word }, i) => forms[i]?.includes(word)),
  );
  return meant && { ...meant, form: meant.word };
}

/** Two letters wrong. */
async function farWord(typed: string, vocabulary: Vocabulary, isRussian: IsRussian): Promise<Written | null> {
  const meant = chooseCorrection(typed, await farCandidates(typed, vocabulary));
  return meant && writtenAs(typed, meant, vocabulary, isRussian);
}

/**
 * What stands in the archive's texts: the stem with the ending as typed may be no word (регистраця). A form that is written
 * too differently says something else (пабликов, публикациями).
 */
async function writtenAs(
  typed: string,
  meant: Meant,
  vocabulary: Vocabulary,
  isRussian: IsRussian,
): Promise<Written | null> {
  const forms = await vocabulary.formsOf(meant.lexeme);
  if (forms.includes(meant.word)) return { ...meant, form: meant.word };
  const [nearest] = forms
    .map((form) => ({
      form,
      distance: editDistance(meant.word, form, form.length),
      russian: isRussian(form),
    }))
    .sort(
      (a, b) =>
        Number(b.russian) - Number(a.russian) || a.distance - b.distance || (a.form < b.form ? -1 : 1),
    );
  if (nearest === undefined || editDistance(typed, nearest.form, FARTHEST) > FARTHEST) return null;
  return { ...meant, form: nearest.form };
}

async function nearCandidates(word: string, vocabulary: Vocabulary): Promise<Meant[]> {
  const variants = withinOneEdit(word).map((variant) => ({
    variant,
    lexeme: stem(foldIrregular(variant.word)),
  }));
  const told = variants.filter(({ lexeme }) => lexeme.length >= SHORTEST_STEM);
  const frequencies = await vocabulary.frequencies(told.map(({ lexeme }) => lexeme));
  return told.flatMap(({ variant, lexeme }) => {
    const frequency = frequencies.get(lexeme);
    return frequency === undefined ? [] : [{ ...variant, lexeme, frequency }];
  });
}

/**
 * Two letters wrong: compared by stems, the ending stays as typed where it fits. Both in one half, or else one in each: then
 * the first half is put right in every possible way.
 */
async function farCandidates(word: string, vocabulary: Vocabulary): Promise<Meant[]> {
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

function alikeTo(word: string, typed: string, found: ReadonlyMap<string, number>): Meant[] {
  return [...found].flatMap(([lexeme, frequency]) => {
    if (lexeme.length < SHORTEST_STEM || !isCorrectable(lexeme)) return [];
    const distance = editDistance(typed, lexeme, 2);
    const ended = lexeme + word.slice(typed.length);
    return distance > 2
      ? []
      : [{ word: stem(ended) === lexeme ? ended : lexeme, lexeme, distance, likeness: 0, frequency }];
  });
}
