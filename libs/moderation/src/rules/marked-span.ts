/** A part of a text as typed: half-open, in UTF-16 code units of its Markdown. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the span lies in the text, holds something, and splits no character in two. */
export const isSpanOf = (text: string, { start, end }: Span): boolean =>
  start >= 0 && start < end && end <= text.length && text.slice(start, end).isWellFormed();

/** Where these words stand in the text for the first time, or `null`. */
export function spanOfWords(text: string, words: string): Span | null {
  const start = words === '' ? -1 : text.indexOf(words);
  return start < 0 ? null : { start, end: start + words.length };
}
