import { seenOf, withoutFillers } from './visible-text.js';

/** Why a text cannot be taken as it was typed. Each code is a key of the platform's catalogue. */
export type TextProblem = 'EMPTY' | 'TOO_SHORT' | 'TOO_LONG' | 'BROKEN_UNICODE' | 'CONTROL_CHARACTERS';

export interface TextLimits {
  /** In characters as a person counts them (grapheme clusters are not needed for a lower bound: code points). */
  readonly min: number;
  /** In code points. */
  readonly max: number;
  readonly multiline: boolean;
}

// Explicit bidirectional overrides and isolates can make a text read otherwise than it is stored
// (Unicode TR 36 §2.5); nobody types them by hand, so they are dropped rather than refused.
const INVISIBLE = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\uFEFF\u00AD]/gu;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/u;
const MEANINGFUL = /[\p{L}\p{N}\p{S}]/u;

/**
 * Brings a typed text to the form in which it is stored: NFC, `\n` line ends, no outer space,
 * no invisible direction marks. A text of which nothing is seen is empty, and fillers do not make a text longer.
 *
 * @returns the text, or the first problem found; never throws, whatever the input.
 */
export function tidyText(typed: string, limits: TextLimits): { text: string } | { problem: TextProblem } {
  if (!typed.isWellFormed()) return { problem: 'BROKEN_UNICODE' };
  // Bounded before any work is done on it: NFC can grow a text threefold at most.
  if (typed.length > limits.max * 4) return { problem: 'TOO_LONG' };
  if (CONTROL.test(typed)) return { problem: 'CONTROL_CHARACTERS' };
  const lines = typed.normalize('NFC').replace(INVISIBLE, '').replace(/\r\n?/g, '\n');
  const text = (limits.multiline ? lines.replace(/\n{3,}/g, '\n\n') : lines.replace(/\s+/g, ' ')).trim();
  const problem = lengthProblem(text, limits);
  if (problem !== null) return { problem };
  return { text: seenOf(text) === '' ? '' : text };
}

/**
 * Whether what is seen of a text is enough, and the whole of it not too long.
 *
 * @param seen what readers see of it, where that is another text than the typed one.
 */
export function lengthProblem(text: string, limits: TextLimits, seen = text): TextProblem | null {
  const plain = withoutFillers(seen);
  if (limits.min > 0 && !MEANINGFUL.test(plain)) return 'EMPTY';
  if (codePoints(plain) < limits.min) return 'TOO_SHORT';
  return codePoints(text) > limits.max ? 'TOO_LONG' : null;
}

/** A well-formed text has as many as code units, but for those that two units make. */
const codePoints = (text: string): number => text.length - (text.match(/[\uD800-\uDBFF]/g)?.length ?? 0);
