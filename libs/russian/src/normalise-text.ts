/** Signs that change how a word looks but not what it is: stress and other marks, soft hyphens, zero widths. */
const UNREAD = /[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;
const OTHER_SIGNS = /[^\p{L}\p{Nd}]+/gu;
/** The same of the characters that {@link PLAIN} has: without Unicode's tables in a third of the time. */
const PLAIN_SIGNS = /[^0-9A-Za-zА-яЁё]+/g;

/**
 * Text as it is compared (docs/product.md §5): lower case, ё as е, full-width letters and ligatures as plain ones,
 * words of letters and digits with one space between. Applied twice it changes nothing more. What search compares is
 * `searchText`, which builds on this.
 */
export function normaliseText(text: string): string {
  return wordsAlone(legible(text));
}

/** Lower case and without marks, but with all signs still between the words. */
export function legible(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : withoutMarks(text);
}

/** @param text as `legible` leaves it. */
export function wordsAlone(text: string): string {
  const signs = PLAIN.test(text) ? PLAIN_SIGNS : OTHER_SIGNS;
  return text.replaceAll('ё', 'е').replace(signs, ' ').trim();
}

/** Most text needs no Unicode normalisation, which is the slow part. */
const PLAIN = /^[\u0020-\u007E\n\u0410-\u044F\u0401\u0451«»—–№…]*$/;
/** Compatibility forms would glue № (`No`), ™ (`TM`), ½ or the sign of a footnote to the word beside it. */
const GLUING = /[\p{S}\u00BC-\u00BE\u2150-\u215F\u2070\u00B9\u2074-\u2079]/gu;

function withoutMarks(text: string): string {
  // й is letter and mark too, so marks may go only after composition; ё must not survive as е with a mark.
  const apart = text.toWellFormed().replace(GLUING, apartFromNeighbours);
  const composed = apart.normalize('NFKC').toLowerCase().normalize('NFKC');
  return composed
    .replace(UNREAD, '')
    .replace(/[\u0450\u045D]/g, withoutGrave)
    .normalize('NFKC')
    .toLowerCase();
}

function apartFromNeighbours(sign: string): string {
  return /\p{N}/u.test(sign) ? ` ${sign.normalize('NFKC')} ` : ' ';
}

/** Stressed е and и exist as letters of their own, which normalisation makes out of letter and stress. */
function withoutGrave(letter: string): string {
  return letter === '\u0450' ? 'е' : 'и';
}

/** The words of a text, normalised, in order, repeated ones too. */
export function tokens(text: string): string[] {
  const normalised = normaliseText(text);
  return normalised === '' ? [] : normalised.split(' ');
}
