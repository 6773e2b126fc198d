/** Signs that change how a word looks but not what it is: stress and other marks, soft hyphens, zero widths. */
const UNREAD = /[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;
const OTHER_SIGNS = /[^\p{L}\p{Nd}]+/gu;

/**
 * Text as it is compared (docs/product.md §5): lower case, ё as е, full-width letters and ligatures as plain ones,
 * words of letters and digits with one space between. Applied twice it changes nothing more. What search compares is
 * `searchText`, which builds on this.
 */
export function normaliseText(text: string): string {
  return plainWords(text) ?? withoutMarks(text).replaceAll('ё', 'е').replace(OTHER_SIGNS, ' ').trim();
}

const SPACE = 0x20;
/** What most text is made of; it needs no Unicode normalisation. */
const PLAIN = /[\u0020-\u007E\n\u0410-\u044F\u0401\u0451«»—–№…]/;
/** By its code: what a plain character is compared as, a space for a sign; 0 for one that is not plain. */
const COMPARED_AS = Uint16Array.from({ length: 0x1_0000 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (!PLAIN.test(character)) return 0;
  return /[\p{L}\p{Nd}]/u.test(character) ? character.toLowerCase().replace('ё', 'е').charCodeAt(0) : SPACE;
});
/** Grows with the longest text. */
let letters = new Uint16Array(4_096);

/**
 * Every text of the archive comes this way, and regular expressions take five times as long.
 *
 * @returns `null` when there is something in it that is not plain.
 */
function plainWords(text: string): string | null {
  if (letters.length < text.length) letters = new Uint16Array(2 * text.length);
  let end = 0;
  let apart = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = COMPARED_AS[text.charCodeAt(at)] ?? 0;
    if (letter === 0) return null;
    if (letter === SPACE) {
      apart = true;
      continue;
    }
    if (apart && end > 0) letters[end++] = SPACE;
    apart = false;
    letters[end++] = letter;
  }
  return Buffer.from(letters.buffer, 0, 2 * end).toString('utf16le');
}

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
