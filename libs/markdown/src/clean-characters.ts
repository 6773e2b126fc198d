/** Controls but tab and line feed, non-characters, byte order marks: nothing a reader could ever see. */
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF\uFDD0-\uFDEF]/g;

/** Embeddings, overrides and isolates (UAX #9): they can make `exe.gpj` read `jpg.exe` and leak past their paragraph. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/** Text without characters that lie to the eye or break a parser; unpaired surrogates become U+FFFD. */
export function cleanCharacters(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, '').replace(BIDI_CONTROLS, '');
}

/** The source with one kind of line break, no white space at line ends, and clean characters. */
export function cleanSource(source: string): string {
  const lines = source.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').split('\n');
  return cleanCharacters(lines.map((line) => line.trimEnd()).join('\n'));
}

/** Whether a reader sees anything of the text: a letter, digit, sign or symbol. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
