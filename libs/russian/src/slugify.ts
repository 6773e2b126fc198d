import transliterate from '@sindresorhus/slugify';
import { normaliseText } from './normalise-text.js';

const MAX_LENGTH = 60;
/** «Question»: an address needs a word even if the title has none that can be written in ASCII. */
const NO_WORDS = 'vopros';

/**
 * The readable part of a thread's address: ASCII letters, digits and single hyphens, 1 to 60 characters, cut
 * between words where there is a hyphen. The same title always gives the same slug, and a slug its own.
 *
 * @param noWords the address of a title without anything that can be written in ASCII.
 */
export function slugify(title: string, noWords = NO_WORDS): string {
  const words = normaliseText(title).slice(0, 4 * MAX_LENGTH);
  return cutAtHyphen(inAscii(words)) || noWords;
}

const inAscii = (words: string): string =>
  RUSSIAN_OR_ASCII.test(words)
    ? words
        .replace(LETTERS, (letters) => SPELT.get(letters) ?? letters)
        .trim()
        .replace(/ +/g, '-')
    : spelt(words);

const spelt = (words: string): string => transliterate(words, { decamelize: false });

/**
 * What the library makes of Russian, asked of it once: it looks for the letters of every language in each text, which
 * takes ten times as long.
 */
const RUSSIAN_OR_ASCII = /^[a-z0-9а-я ]*$/;
const LETTERS = /ъе|ый|тс|[а-я]/g;
const SPELT = new Map(
  ['ъе', 'ый', 'тс', ...'абвгдежзийклмнопрстуфхцчшщъыьэюя'].map((letters) => [letters, spelt(letters)]),
);

function cutAtHyphen(slug: string): string {
  if (slug.length <= MAX_LENGTH) return slug;
  const end = slug.lastIndexOf('-', MAX_LENGTH);
  return slug.slice(0, end > 0 ? end : MAX_LENGTH);
}
