/** Signs that change how a word looks but not what it is: stress and other marks, soft hyphens, zero widths. */
const UNREAD = /[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;
const OTHER_SIGNS = /[^\p{L}\p{Nd}]+/gu;

/**
 * Text as search compares it (docs/product.md §5), for documents and queries alike: lower case, ё as е, words of letters
 * and digits with one space between. Applied twice it changes nothing more.
 *
 * NFC and not NFKC: compatibility forms would glue № (`No`) and ™ (`TM`) to their neighbours, and nothing that
 * Russians type needs them.
 */
export function normaliseText(text: string): string {
  const plain = PLAIN.test(text) ? text.toLowerCase() : withoutMarks(text);
  return plain.replaceAll('ё', 'е').replace(OTHER_SIGNS, ' ').trim();
}

/** Most text needs no Unicode normalisation, which is the slow part. */
const PLAIN = /^[\u0020-\u007E\n\u0410-\u044F\u0401\u0451«»—–№…]*$/;

function withoutMarks(text: string): string {
  // й is letter and mark too, so marks may go only after composition; ё must not survive as е with a mark.
  const composed = text.toWellFormed().normalize('NFC').toLowerCase().normalize('NFC');
  return composed
    .replace(UNREAD, '')
    .replace(/[\u0450\u045D]/g, withoutGrave)
    .normalize('NFC');
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
