import { foldIrregular } from '../fold-irregular.js';
import { searchText } from '../search-text.js';
import { type Alternative, type SoughtWord, asTyped } from '../sought-query.js';
import { stem } from '../stem.js';

/** How the terms of an entry find each other. */
export type SynonymMode =
  /** Each finds all others. */
  | 'BOTH_WAYS'
  /** Who types the first finds the others; who types another does not find the first. */
  | 'ONE_WAY';

/** Ways to say the same. Plain data, as it is stored and edited. */
export interface SynonymEntry {
  /** As people write them, each of one word or several. */
  readonly terms: readonly string[];
  readonly mode: SynonymMode;
  /** What a place of a synonym is worth beside a place of the word itself, above 0 to 1. */
  readonly share: number;
}

/** Why an entry cannot be used. */
export type SynonymFaultReason =
  | 'UNKNOWN_MODE'
  | 'SHARE_OUT_OF_RANGE'
  | 'TOO_FEW_TERMS'
  | 'TOO_MANY_TERMS'
  | 'TERM_WITHOUT_WORDS'
  | 'TERM_TOO_LONG'
  /** Two terms are forms of the same. */
  | 'SAME_TERM_TWICE';

export interface SynonymFault {
  /** Place of the entry in the list, from 0. */
  readonly entry: number;
  readonly reason: SynonymFaultReason;
}

/** What is said in other words, ready to be looked up. */
export interface SynonymDictionary {
  /** By the stems of a term, one space between; the best first. */
  readonly synonyms: ReadonlyMap<string, readonly Alternative[]>;
  /** Words of the longest term. */
  readonly longest: number;
  /** Stems of all words of all terms. */
  readonly stems: ReadonlySet<string>;
}

/** Ways in which a word may stand at most, itself among them: each costs the engines as much as a word more. */
export const MOST_ALTERNATIVES = 6;
/** Terms of one entry at most. */
export const MOST_TERMS = 8;
/** Words of one term at most. */
export const MOST_WORDS_OF_A_TERM = 6;

interface Term {
  readonly words: readonly string[];
  readonly stems: string;
}

/** Prepares entries for {@link expandSynonyms}. Those with a fault are left out and named. */
export function compileSynonyms(entries: readonly SynonymEntry[]): {
  dictionary: SynonymDictionary;
  faults: SynonymFault[];
} {
  const synonyms = new Map<string, Map<string, Alternative>>();
  const faults: SynonymFault[] = [];
  const stems = new Set<string>();
  for (const [at, entry] of entries.entries()) {
    const terms = entry.terms.map(termOf);
    const reason = faultOf(entry, terms);
    if (reason === null) {
      connect(synonyms, terms, entry);
      for (const each of terms) for (const stemmed of each.stems.split(' ')) stems.add(stemmed);
    } else faults.push({ entry: at, reason });
  }
  return { dictionary: { ...dictionaryOf(synonyms), stems }, faults };
}

function termOf(text: string): Term {
  const words = searchText(text).split(' ');
  return { words, stems: stemsOf(words) };
}

function stemsOf(words: readonly string[]): string {
  return words.map(stemOf).join(' ');
}

/** The stemmer makes до of ДОУ and ин of ИНН: what is that short is no stem but an abbreviation cut. */
function stemOf(word: string): string {
  const stemmed = stem(foldIrregular(word));
  return stemmed.length < 3 ? word : stemmed;
}

function faultOf({ mode, share }: SynonymEntry, terms: readonly Term[]): SynonymFaultReason | null {
  // Entries come from storage and forms too, where the types do not hold.
  if (!['BOTH_WAYS', 'ONE_WAY'].includes(mode)) return 'UNKNOWN_MODE';
  if (!(share > 0 && share <= 1)) return 'SHARE_OUT_OF_RANGE';
  if (terms.length < 2) return 'TOO_FEW_TERMS';
  if (terms.length > MOST_TERMS) return 'TOO_MANY_TERMS';
  if (terms.some(({ words }) => words.join('') === '')) return 'TERM_WITHOUT_WORDS';
  if (terms.some(({ words }) => words.length > MOST_WORDS_OF_A_TERM)) return 'TERM_TOO_LONG';
  return new Set(terms.map(({ stems }) => stems)).size < terms.length ? 'SAME_TERM_TWICE' : null;
}

function connect(
  synonyms: Map<string, Map<string, Alternative>>,
  terms: readonly Term[],
  { mode, share }: SynonymEntry,
): void {
  for (const from of mode === 'BOTH_WAYS' ? terms : terms.slice(0, 1)) {
    const known = synonyms.get(from.stems) ?? new Map<string, Alternative>();
    synonyms.set(from.stems, known);
    for (const { words, stems } of terms) {
      if (stems === from.stems || (known.get(stems)?.share ?? 0) >= share) continue;
      known.set(stems, { words, share });
    }
  }
}

function dictionaryOf(
  synonyms: ReadonlyMap<string, ReadonlyMap<string, Alternative>>,
): Omit<SynonymDictionary, 'stems'> {
  const best = [...synonyms].map(([stems, known]) => {
    const alternatives = [...known.values()].sort((a, b) => b.share - a.share);
    return [stems, alternatives.slice(0, MOST_ALTERNATIVES - 1)] as const;
  });
  const longest = Math.max(0, ...best.map(([stems]) => stems.split(' ').length));
  return { synonyms: new Map(best), longest };
}

/** Whether a word, in whatever form, is one of the dictionary's, alone or within a longer term. */
export const isOfSynonyms = (word: string, { stems }: SynonymDictionary): boolean => stems.has(stemOf(word));

/**
 * Adds to the words of a query what says the same. Every word stays a word of its own, as typed, before all else. What
 * says the same as several words together stands with the first of them, the others being looked for as before.
 *
 * @param words of a query in their order, by `searchWords`.
 */
export function expandSynonyms(words: readonly string[], dictionary: SynonymDictionary): SoughtWord[] {
  const stems = words.map(stemOf);
  const sought = words.map(asTyped);
  for (let at = 0; at < words.length;) {
    const run = longestRun(stems, at, dictionary);
    const typed = words[at];
    if (run !== null && typed !== undefined) sought[at] = withSynonyms(typed, run.synonyms);
    at += run?.length ?? 1;
  }
  return sought;
}

/** The longest term that begins at a word: личный кабинет says more than кабинет. */
function longestRun(
  stems: readonly string[],
  at: number,
  { synonyms, longest }: SynonymDictionary,
): { length: number; synonyms: readonly Alternative[] } | null {
  for (let length = Math.min(longest, stems.length - at); length > 0; length--) {
    const found = synonyms.get(stems.slice(at, at + length).join(' '));
    if (found !== undefined) return { length, synonyms: found };
  }
  return null;
}

function withSynonyms(word: string, synonyms: readonly Alternative[]): SoughtWord {
  const { typed, alternatives } = asTyped(word);
  // The first word of a longer term may be a synonym of it: трудовая of трудовая книжка.
  const others = synonyms.filter(({ words }) => stemsOf(words) !== stemOf(word));
  return { typed, alternatives: [...alternatives, ...others] };
}
