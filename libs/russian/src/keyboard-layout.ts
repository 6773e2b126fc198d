import { normaliseText } from './normalise-text.js';

const LATIN = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~';
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ';

const toRussian = new Map([...LATIN].map((key, i) => [key, RUSSIAN.charAt(i)]));
const toLatin = new Map([...RUSSIAN].map((key, i) => [key, LATIN.charAt(i)]));

const LATIN_LETTER = /[a-z]/i;
const RUSSIAN_LETTER = /[а-яё]/i;
/** Signs that part words or end them, more often than they are letters of the other layout (`j,` is «об»). */
const AT_END = /[,;:"'<>?!]$/;
const AT_BEGINNING = /^["'<]/;

/**
 * What a word would be that was typed on the same keys in the other layout: `gfcgjhn` паспорт, «руддщ» hello.
 *
 * @param raw as typed, with the signs that are letters in the Russian layout (`j,hfotybt`).
 * @returns normalised, the likeliest first; several words with spaces between where signs part them (`nfqv-rjl`). Empty for
 *   what has letters of both layouts or of none.
 */
export function inOtherLayout(raw: string): string[] {
  const [latin, russian] = [LATIN_LETTER.test(raw), RUSSIAN_LETTER.test(raw)];
  if (latin === russian) return [];
  const keys = latin ? toRussian : toLatin;
  const convert = (text: string) => normaliseText(text.replace(/./gsu, (key) => keys.get(key) ?? key));
  const readings: string[] = [];
  // Signs at the ends are letters or not; at the end `.` is more often «ю» than a full stop.
  for (let text = raw; text !== ''; text = text.slice(0, -1)) {
    if (AT_BEGINNING.test(text)) readings.push(convert(text.slice(1)));
    if (AT_END.test(text)) readings.unshift(convert(text.slice(0, -1)));
    readings.push(convert(text));
    if (/[\p{L}\p{N}]$/u.test(text)) break;
  }
  return [...new Set(readings)].filter((reading) => reading !== '');
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
