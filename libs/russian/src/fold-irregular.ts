import { NOUNS, SHORT_FORMS, VERBS } from './irregular/forms.js';
import { spelledOut } from './irregular/spelled-out.js';

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
    const canonical = CANONICAL.get(word) ?? CANONICAL.get(withoutReflexive(word));
    if (canonical === undefined) continue;
    words[at] = canonical;
    changed = true;
  }
  return changed ? words.join(' ') : normalisedText;
}

/** Вернулся and вернул are stemmed alike, so the table needs only the one without ending. */
function withoutReflexive(word: string): string {
  return word.endsWith('ся') || word.endsWith('сь') ? word.slice(0, -2) : word;
}
