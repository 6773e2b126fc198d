import type { NumberLabel } from '../number-label.js';
import type { KnownContacts } from '../known-contacts.js';

/** A place of a text that is written like one kind of personal data. */
export interface Candidate {
  /** As written. */
  readonly written: string;
  readonly digits: string;
  /** What it is called before it. */
  readonly label: NumberLabel | null;
}

/** How one kind of personal data is written and told from other numbers. */
export interface Recogniser {
  /** Bounded, global, and never beginning or ending inside a number or word. */
  readonly pattern: RegExp;
  /** Whether groups of digits of another number may have been taken with it, before or after. */
  readonly groups?: boolean;
  recognises(candidate: Candidate, known: KnownContacts): boolean;
}

/** What stands between groups of digits: one space or dash of any kind. */
export const GAP = '[ \\u00A0\\u2009\\u202F\\u2010-\\u2015-]';

const alone = (body: string): RegExp => new RegExp(`(?<![\\p{L}\\d])${body}(?![\\p{L}\\d])`, 'gu');

/** `least` to `most` digits, with at most one gap between two of them, alone. */
export const spacedDigits = (least: number, most: number): RegExp =>
  alone(`\\d(?:${GAP}?\\d){${least - 1},${most - 1}}`);

/** Groups of digits of these lengths, gaps between them or none, alone. */
export const groupedDigits = (gap: string, ...lengths: number[]): RegExp =>
  alone(lengths.map((length) => `\\d{${length}}`).join(`(?:${gap})?`));

const SPACES = /[ \u00A0\u2009\u202F]+/g;
/** How many groups another number may have at either side. */
const MOST_GROUPS = 2;

/**
 * A run of digits, and what is left of it without its first or last groups.
 *
 * @returns each with its place in the whole, the longest first.
 */
export function withoutOutermost(whole: string): Array<readonly [from: number, written: string]> {
  const starts = [0, ...[...whole.matchAll(SPACES)].map(({ 0: space, index }) => index + space.length)];
  const ends = [...[...whole.matchAll(SPACES)].map(({ index }) => index), whole.length];
  const some = starts
    .slice(0, MOST_GROUPS + 1)
    .flatMap((start) =>
      ends
        .slice(-MOST_GROUPS - 1)
        .flatMap((end) => (end > start ? [[start, whole.slice(start, end)] as const] : [])),
    );
  return some.sort(([, a], [, b]) => b.length - a.length);
}
