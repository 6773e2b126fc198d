import { type Random, pick } from '../random.js';

/** Signs of the same keys in both layouts, small and capital. */
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбю.ёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё"№;:?';
const LATIN = `qwertyuiop[]asdfghjkl;'zxcvbnm,./\`QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?~@#$^&`;
const KEYS = new Map([...RUSSIAN].map((sign, i) => [sign, LATIN[i] ?? sign]));

/** What appears when the keys of a Russian text are pressed while the layout is Latin. */
export const inLatinLayout = (text: string): string =>
  [...text].map((sign) => KEYS.get(sign) ?? sign).join('');

const LETTERS = [...'абвгдежзийклмнопрстуфхцчшщъыьэюяё'];

/** Ways to write Russian in Latin letters, in the order of the alphabet, ё last. */
const SCHEMES: ReadonlyArray<ReadonlyMap<string, string>> = [
  // Passports (ICAO 9303).
  'a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia e',
  // GOST 7.79, scheme B.
  "a b v g d e zh z i j k l m n o p r s t u f x cz ch sh shh '' y' ' e' yu ya yo",
  // As people write messages.
  'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sch _ y _ e yu ya e',
  "a b v g d e zh z i j k l m n o p r s t u f h c ch sh sch ' y ' e ju ja jo",
  // By ear of those who learnt English.
  "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch '' y ' e yu ya yo",
].map(schemeOf);

function schemeOf(list: string): ReadonlyMap<string, string> {
  const signs = list.split(' ').map((sign) => (sign === '_' ? '' : sign));
  return new Map(LETTERS.map((letter, i) => [letter, signs[i] ?? '']));
}

/** The text in Latin letters, all of it by the same one of several schemes. */
export function transliterated(text: string, random: Random): string {
  const scheme = pick(random, SCHEMES);
  return [...text]
    .map((sign) => {
      const latin = scheme.get(sign.toLowerCase());
      if (latin === undefined) return sign;
      return sign === sign.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
    })
    .join('');
}
