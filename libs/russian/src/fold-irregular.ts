import { NOUNS, SHORT_FORMS, VERBS } from './irregular/forms.js';
import { spelledOut } from './irregular/spelled-out.js';

/**
 * What the stemmer does not know of whole classes of words: the ending, and what is put in its place. Требует is of
 * требовать, танцует of танцевать, получат of получить (it knows -ят), проверьте of проверить; and a vowel comes and goes:
 * установок is of установка, владельца of владелец, европейца of европеец.
 */
const CLASSES: ReadonlyArray<readonly [ending: RegExp, inPlace: string]> = [
  [/(?<=[а-я]{2}ир)у(?:ю|й)(?:ся|сь)?$/, 'овать'],
  [/(?<=[а-я]{2}[^жчшщц])у(?:ешь|ет|ем|ете|ют|йте)(?:ся|сь)?$/, 'овать'],
  [/(?<=[а-я][жчшщц])у(?:ешь|ет|ем|ете|ют|йте)(?:ся|сь)?$/, 'евать'],
  [/(?<=[а-я]{2}[жчшщ])(?<!(?:видео|аудио|фото)ч)ат(?=(?:ся)?$)/, 'ят'],
  [/(?<=[а-я]{2}[бвджзмнпрстчшщ]ь)те(?:сь)?$/, ''],
  [/(?<=[а-я](?:иров|анов|став))ок$/, 'ка'],
  [/(?<=[а-я][аеиоя])(?<!полоте)нц(?:а|у|ем|е|ы|ев|ам|ами|ах)$/, 'нец'],
  [/(?<=[а-я][еи])льц(?:а|у|ем|е|ы|ев|ам|ами|ах)$/, 'лец'],
  [/(?<=[а-я][аеио])йц(?:а|у|ем|е|ы|ев|ам|ами|ах)$/, 'ец'],
];

const CANONICAL = new Map([NOUNS, SHORT_FORMS, VERBS].flatMap(spelledOut));

/**
 * Puts one form in the place of those that the stemmer would take for different words: справок becomes справка,
 * придет becomes прийти. Other words stay as they are; applied twice it changes nothing more.
 *
 * @param normalisedText by `normaliseText`.
 */
export function foldIrregular(normalisedText: string): string {
  const words = normalisedText.split(' ');
  let changed = false;
  for (const [at, word] of words.entries()) {
    const canonical = canonicalForm(word);
    if (canonical === word) continue;
    words[at] = canonical;
    changed = true;
  }
  return changed ? words.join(' ') : normalisedText;
}

/** Most words are of none of the classes, and are seen through at once. */
const OF_A_CLASS = new RegExp(CLASSES.map(([ending]) => ending.source).join('|'));

/** The same of one word. */
export function canonicalForm(word: string): string {
  const bare = withoutReflexive(word);
  const canonical = CANONICAL.get(word) ?? (bare === word ? undefined : CANONICAL.get(bare));
  return canonical ?? (OF_A_CLASS.test(word) ? ofClass(word) : word);
}

/** Вернулся and вернул are stemmed alike, so the table needs only the one without ending. */
function withoutReflexive(word: string): string {
  return word.endsWith('ся') || word.endsWith('сь') ? word.slice(0, -2) : word;
}

function ofClass(word: string): string {
  for (const [ending, inPlace] of CLASSES) {
    const canonical = word.replace(ending, inPlace);
    if (canonical !== word) return canonical;
  }
  return word;
}
