import { NOUNS, SHORT_FORMS, VERBS } from './irregular/forms.js';
import { spelledOut } from './irregular/spelled-out.js';
import { WordFilter, summed } from './irregular/word-filter.js';

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

const LETTERS = [...'абвгдежзийклмнопрстуфхцчшщъыьэюя'];
/** With what words of the classes end, and reflexive ones. */
const ENDS = 'рую руй ешь ует уем ете уют йте жат чат шат щат ьте вок нок цем цев цам ами цах'
  .split(' ')
  .concat([...'ньй'].flatMap((before) => [...'ауеы'].map((after) => `${before}ц${after}`)))
  .concat(LETTERS.flatMap((before) => [`${before}ся`, `${before}сь`]));

const CANONICAL = new Map([NOUNS, SHORT_FORMS, VERBS].flatMap(spelledOut));

const IN_TABLE = new WordFilter(CANONICAL.keys());
const SPACE = 0x20;
/** Three letters as one number, one after the other; letters of other alphabets may be taken for Russian ones. */
const joined = (before: number, letter: number): number => ((before << 5) | (letter & 0x1f)) & 0x7fff;
const IS_END = new Uint8Array(0x8000);
for (const end of ENDS) IS_END[[...end].reduce((sum, letter) => joined(sum, letter.charCodeAt(0)), 0)] = 1;

/**
 * Puts one form in the place of those that the stemmer would take for different words: справок becomes справка,
 * придет becomes прийти. Other words stay as they are; applied twice it changes nothing more.
 *
 * @param normalisedText by `normaliseText`.
 */
export function foldIrregular(normalisedText: string): string {
  let folded = '';
  let done = 0;
  for (let from = 0; from < normalisedText.length;) {
    let sum = 0;
    let end = 0;
    let to = from;
    for (; to < normalisedText.length; to += 1) {
      const letter = normalisedText.charCodeAt(to);
      if (letter === SPACE) break;
      sum = summed(sum, letter);
      end = joined(end, letter);
    }
    // Most words are seen through here, and never cut out of the text.
    if (IS_END[end] === 1 || IN_TABLE.mayHave(sum)) {
      const word = normalisedText.slice(from, to);
      const canonical = canonicalForm(word);
      if (canonical !== word) {
        folded += normalisedText.slice(done, from) + canonical;
        done = to;
      }
    }
    from = to + 1;
  }
  return done === 0 ? normalisedText : folded + normalisedText.slice(done);
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
