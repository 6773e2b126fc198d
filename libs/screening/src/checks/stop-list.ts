import { stem } from '#russian';
import { type Check, type Span, spansIn } from '../check.js';
import type { StopListEntry } from '../screening-rules.js';
import { type Word, wordsOf } from '../words.js';

/** A phrase as it is looked for: one test for each of its words. */
interface Phrase {
  readonly fits: ReadonlyArray<(word: Word) => boolean>;
  readonly outcome: StopListEntry['outcome'];
}

/** Words and phrases of the administrators' list, in any of their forms. */
export const stopList: Check = (draft, { rules }) => {
  const phrases = byFirstLetter(rules.stopList);
  let outcome: StopListEntry['outcome'] = 'HOLD';
  const spans = spansIn(draft, (text) => {
    const words = wordsOf(text);
    return words.flatMap((first, at): Array<Omit<Span, 'field'>> => {
      const found = phrases.get(first.normal.charAt(0))?.find(({ fits }) => beginsAt(words, at, fits));
      if (!found) return [];
      if (found.outcome === 'REFUSE') outcome = 'REFUSE';
      const last = words[at + found.fits.length - 1] ?? first;
      return [{ start: first.start, end: last.end, kind: 'STOP_WORD' }];
    });
  });
  return spans.length > 0 ? { outcome, spans } : null;
};

const beginsAt = (words: readonly Word[], at: number, fits: Phrase['fits']): boolean =>
  fits.every((fit, i) => {
    const word = words[at + i];
    return word !== undefined && fit(word);
  });

const known = new WeakMap<readonly StopListEntry[], ReadonlyMap<string, readonly Phrase[]>>();

/** The list is prepared once, not for each text; what refuses comes first. */
function byFirstLetter(entries: readonly StopListEntry[]): ReadonlyMap<string, readonly Phrase[]> {
  const kept = known.get(entries);
  if (kept) return kept;
  const phrases = new Map<string, Phrase[]>();
  const gravestFirst = [...entries].sort(
    (a, b) => Number(b.outcome === 'REFUSE') - Number(a.outcome === 'REFUSE'),
  );
  for (const { phrase, outcome } of gravestFirst) {
    const words = wordsOf(phrase);
    const letter = words[0]?.normal.charAt(0) ?? '';
    const fits = words.map((word) => formsOf(word, phrase.charAt(word.end) === '*'));
    phrases.set(letter, [...(phrases.get(letter) ?? []), { fits, outcome }]);
  }
  known.set(entries, phrases);
  return phrases;
}

/**
 * A stem is the beginning of its word, so that nearly no word of a text has to be stemmed. Forms of one word may have
 * stems of different lengths (диплом, диплома), and the vowel before a last к may flee (заработок, заработка).
 */
function formsOf({ normal }: Word, open: boolean): (word: Word) => boolean {
  if (open) return (word) => word.normal.startsWith(normal);
  const own = stem(normal);
  const fled = normal.replace(/(?<=.{2})[ое]к$/, 'к');
  return (word) => {
    if (word.normal === normal) return true;
    if (!word.normal.startsWith(own) && !word.normal.startsWith(fled)) return false;
    const theirs = stem(word.normal);
    return theirs === fled || (theirs.startsWith(own) && normal.startsWith(theirs));
  };
}
