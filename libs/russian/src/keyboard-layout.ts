import { normaliseText } from './normalise-text.js';

const LATIN = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~';
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ';

const toRussian = new Map([...LATIN].map((key, i) => [key, RUSSIAN.charAt(i)]));
const toLatin = new Map([...RUSSIAN].map((key, i) => [key, LATIN.charAt(i)]));

const LATIN_LETTER = /[a-z]/i;
const RUSSIAN_LETTER = /[а-яё]/i;
/** Signs at the ends of a word that are seldom letters of the other layout, but may be (`j,` is «об»). */
const PUNCTUATION = /^[[\]{};:'",.<>`~!?()]+|[[\]{};:'",.<>`~!?()]+$/g;

/**
 * What a word would be that was typed on the same keys in the other layout: `gfcgjhn` паспорт, «руддщ» hello.
 *
 * @param raw as typed, with the signs that are letters in the Russian layout (`j,hfotybt`).
 * @returns normalised words, the likeliest first: all signs read as keys, then without those at the ends. Empty for what
 *   has letters of both layouts or of none, or becomes no single word.
 */
export function inOtherLayout(raw: string): string[] {
  const [latin, russian] = [LATIN_LETTER.test(raw), RUSSIAN_LETTER.test(raw)];
  if (latin === russian) return [];
  const keys = latin ? toRussian : toLatin;
  const convert = (text: string) => normaliseText(text.replace(/./gsu, (key) => keys.get(key) ?? key));
  const readings = [convert(raw), convert(raw.replace(PUNCTUATION, ''))];
  return [...new Set(readings)].filter((reading) => reading !== '' && !reading.includes(' '));
}

const NEIGHBOURS = neighbours(['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю']);

/** Whether two Russian letters lie beside each other, so that a finger may take one for the other. */
export const areNeighbours = (a: string, b: string): boolean => NEIGHBOURS.has(a + b);

/** Each row lies half a key to the right of the one above it. */
function neighbours(rows: readonly string[]): Set<string> {
  const pairs = new Set<string>();
  const add = (a?: string, b?: string) => {
    if (a && b) pairs.add(a + b).add(b + a);
  };
  for (const [r, row] of rows.entries())
    for (const [i, key] of [...row].entries()) {
      add(key, row[i + 1]);
      add(key, rows[r + 1]?.[i]);
      add(key, rows[r + 1]?.[i - 1]);
    }
  return pairs;
}
