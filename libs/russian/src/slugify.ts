import transliterate from '@sindresorhus/slugify';
import { normaliseText } from './normalise-text.js';

const MAX_LENGTH = 60;
/** «Question»: an address needs a word even if the title has none that can be written in ASCII. */
const NO_WORDS = 'vopros';

/**
 * The readable part of a thread's address: ASCII letters, digits and single hyphens, 1 to 60 characters, cut
 * between words where there is a hyphen. The same title always gives the same slug, and a slug its own.
 */
export function slugify(title: string): string {
  const words = normaliseText(title).slice(0, 4 * MAX_LENGTH);
  return cutAtHyphen(transliterate(words, { decamelize: false })) || NO_WORDS;
}

function cutAtHyphen(slug: string): string {
  if (slug.length <= MAX_LENGTH) return slug;
  const end = slug.lastIndexOf('-', MAX_LENGTH);
  return slug.slice(0, end > 0 ? end : MAX_LENGTH);
}
