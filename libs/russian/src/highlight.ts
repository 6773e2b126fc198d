import { canonicalForm } from './fold-irregular.js';
import { foldMixedAlphabets, lookalikeOf } from './mixed-alphabets.js';
import { normaliseText, tokens } from './normalise-text.js';
import { stem as stemmed } from './stem.js';

/** A piece of a snippet; joined, the pieces are the snippet. */
export interface Segment {
  text: string;
  hit: boolean;
}

export interface HighlightOptions {
  /** Length of the snippet in UTF-16 units, ellipses not counted; 200 unless told. */
  maxChars?: number;
}

interface Hit {
  start: number;
  end: number;
  stem: string;
}

interface Span {
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{Nd}][\p{L}\p{Nd}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]*/gu;
/** A first letter written in two parts, or outside the basic plane. */
const MARK_FIRST = /^(?:[\u{10000}-\u{10FFFF}]|.\p{M})/u;
const BEFORE_FIRST_HIT = 60;

/**
 * The part of a plain text that has the most of the words looked for, as segments to be marked (never HTML). A word
 * is a hit if it begins with one of `words` (stems or whole forms), case, stress and ё/е apart, or is an irregular form of it. Without a hit it is
 * the text's beginning. Time grows with the length of the text, not with its square.
 */
export function highlight(text: string, words: readonly string[], options: HighlightOptions = {}): Segment[] {
  const source = text.toWellFormed();
  const maxChars = Math.max(1, options.maxChars ?? 200);
  const hits = findHits(source, words);
  const span = betweenWords(source, richest(hits, maxChars), maxChars);
  return segments(source, hits, span);
}

function findHits(source: string, words: readonly string[]): Hit[] {
  const stems = byFirstLetter(words);
  const hits: Hit[] = [];
  if (stems.size === 0) return hits;
  // Words repeat, and most begin with no stem's letter: both spare the slow normalisation.
  const known = new Map<string, string | null>();
  const letters = new Map<string, boolean>();
  for (const match of source.matchAll(WORD)) {
    const word = match[0];
    const letter = word.slice(0, MARK_FIRST.test(word) ? 2 : 1);
    let possible = letters.get(letter);
    if (possible === undefined) letters.set(letter, (possible = mayBegin(normaliseText(letter), stems)));
    let stem = known.get(word);
    if (stem === undefined) {
      stem = (possible ? stemOf(word, stems) : irregular(word.toLowerCase(), stems)) ?? null;
      known.set(word, stem);
    }
    if (stem !== null) hits.push({ start: match.index, end: match.index + word.length, stem });
  }
  return hits;
}

/** A first letter may be of the other alphabet than the rest of its word. */
const mayBegin = (letter: string, stems: ReadonlyMap<string, readonly string[]>): boolean =>
  stems.has(letter.charAt(0)) || stems.has(lookalikeOf(letter.charAt(0)) ?? '');

function stemOf(word: string, stems: ReadonlyMap<string, readonly string[]>): string | undefined {
  const normalised = foldMixedAlphabets(normaliseText(word));
  const begun = stems.get(normalised.charAt(0))?.find((each) => normalised.startsWith(each));
  return begun ?? irregular(normalised, stems);
}

/** A form that does not begin with its stem (детей, дней) is a hit by the form that stands for it. */
function irregular(word: string, stems: ReadonlyMap<string, readonly string[]>): string | undefined {
  const canonical = canonicalForm(word.replaceAll('ё', 'е'));
  if (canonical === word) return undefined;
  return stems.get(canonical.charAt(0))?.find((each) => each === stemmed(canonical));
}

function byFirstLetter(words: readonly string[]): Map<string, string[]> {
  const stems = new Map<string, string[]>();
  for (const stem of new Set(words.flatMap(tokens))) {
    const same = stems.get(stem.charAt(0));
    if (same === undefined) stems.set(stem.charAt(0), [stem]);
    else same.push(stem);
  }
  return stems;
}

/** The first run of hits within `maxChars` that has the most different stems, then the most hits. */
function richest(hits: readonly Hit[], maxChars: number): Span | null {
  let best: Span | null = null;
  let bestScore = 0;
  let left = 0;
  const inside = new Map<string, number>();
  for (const [right, hit] of hits.entries()) {
    inside.set(hit.stem, (inside.get(hit.stem) ?? 0) + 1);
    let first = hits[left] ?? hit;
    while (hit.end - first.start > maxChars && left < right) {
      const count = (inside.get(first.stem) ?? 1) - 1;
      if (count === 0) inside.delete(first.stem);
      else inside.set(first.stem, count);
      first = hits[++left] ?? hit;
    }
    const score = inside.size * maxChars + (right - left);
    if (score <= bestScore) continue;
    bestScore = score;
    best = { start: first.start, end: hit.end };
  }
  return best;
}

/** Widens the run of hits to `maxChars`, with some words before it, and cuts at white space where there is any. */
function betweenWords(source: string, core: Span | null, maxChars: number): Span {
  if (source.length <= maxChars) return { start: 0, end: source.length };
  const first = core?.start ?? 0;
  const spare = Math.max(0, maxChars - ((core?.end ?? 0) - first));
  const wanted = Math.max(0, first - Math.min(BEFORE_FIRST_HIT, Math.floor(spare / 2)));
  const start = startOfWord(source, Math.min(wanted, source.length - maxChars), first);
  const last = Math.min(core?.end ?? start, start + maxChars);
  return {
    start,
    end: endOfWord(source, Math.min(source.length, start + maxChars), Math.max(last, start + 1)),
  };
}

function startOfWord(source: string, from: number, first: number): number {
  if (from === 0 || /\s/.test(source.charAt(from - 1))) return from;
  const space = source.slice(from, first).search(/\s/);
  return space < 0 ? wholeCharacter(source, first) : from + space + 1;
}

function endOfWord(source: string, to: number, last: number): number {
  if (to === source.length || /\s/.test(source.charAt(to))) return to;
  const room = source.slice(last, to);
  const word = /\s\S*$/.exec(room.slice(-100));
  return word === null ? wholeCharacter(source, to) : to - word[0].length;
}

const graphemes = new Intl.Segmenter('ru', { granularity: 'grapheme' });

/** The beginning of what a reader sees as one character around `at`. */
function wholeCharacter(source: string, at: number): number {
  const from = Math.max(0, at - 64);
  const around = graphemes.segment(source.slice(from, at + 2)).containing(at - from);
  return around === undefined ? at : from + around.index;
}

function segments(source: string, hits: readonly Hit[], span: Span): Segment[] {
  const out: Segment[] = [];
  const add = (text: string, hit: boolean) => {
    if (text !== '') out.push({ text, hit });
  };
  let at = span.start;
  if (at > 0) add('…', false);
  for (const { start, end } of hits) {
    if (end <= at || start >= span.end) continue;
    add(source.slice(at, Math.max(at, start)), false);
    add(source.slice(Math.max(at, start), Math.min(end, span.end)), true);
    at = Math.min(end, span.end);
  }
  add(source.slice(at, span.end), false);
  if (span.end < source.length) add('…', false);
  return out;
}
