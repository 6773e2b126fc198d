import { type Random, pick, seeded } from '../random.js';

/** One way to get a word wrong; `null` where the word gives no occasion. */
type Mistake = (word: string, random: Random) => string | null;

const ROWS = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'];
/** Words of fewer letters are hardly ever misspelt, and could hardly be put right. */
const SHORTEST = 4;
const WORD = /[а-яё]{4,}/giu;
/** Of ten people who get a word wrong, so many get it wrong in the most usual way. */
const USUAL = 0.7;

/** How often each kind is made, together 100. */
const MISTAKES: ReadonlyArray<readonly [number, Mistake]> = [
  [22, confusedVowel],
  [18, missingLetter],
  [15, neighbouringKey],
  [13, swappedLetters],
  [10, doubledLetter],
  [8, softSign],
  [8, reflexiveEnding],
  [6, doubleConsonant],
];

/**
 * A text with one of its words misspelt as people do it: letters that sound alike, a slip of the finger, a rule not known.
 *
 * @returns the text as it is where no word has four letters.
 */
export function misspell(text: string, random: Random): string {
  const words = [...text.matchAll(WORD)];
  if (words.length === 0) return text;
  const { 0: word, index } = pick(random, words);
  return text.slice(0, index) + misspellWord(word, random) + text.slice(index + word.length);
}

/** Each word of the text is misspelt with this probability. */
export const misspellSome = (text: string, probability: number, random: Random): string =>
  text.replace(WORD, (word) => (random() < probability ? misspellWord(word, random) : word));

/** Most people make the same mistake in the same word: so a misspelling occurs again and again in a large archive. */
export function misspellWord(word: string, random: Random): string {
  const usual = random() < USUAL ? 1 : 2;
  return mistakeIn(word, seeded(hashOf(word.toLowerCase()) * usual));
}

function mistakeIn(word: string, random: Random): string {
  for (;;) {
    const wrong = mistakeOf(random)(word, random);
    if (wrong !== null && wrong !== word && wrong.length >= SHORTEST - 1) return wrong;
  }
}

function mistakeOf(random: Random): Mistake {
  let point = random() * 100;
  for (const [share, mistake] of MISTAKES) if ((point -= share) < 0) return mistake;
  return missingLetter;
}

const VOWELS: Readonly<Record<string, string>> = { о: 'а', а: 'о', е: 'и', и: 'е', я: 'е' };

/** о for а, е for и, but not at the end, where one hears or knows it. */
function confusedVowel(word: string, random: Random): string | null {
  return atOneOf(word, random, /[оаеия](?=.{2})/giu, (letter) =>
    likeCase(letter, VOWELS[letter.toLowerCase()] ?? letter),
  );
}

function missingLetter(word: string, random: Random): string | null {
  return atOneOf(word, random, /(?<=.)./giu, () => '');
}

function neighbouringKey(word: string, random: Random): string | null {
  return atOneOf(word, random, /(?<=.)./giu, (letter) => {
    const row = ROWS.find((keys) => keys.includes(letter.toLowerCase())) ?? '';
    const place = row.indexOf(letter.toLowerCase());
    const beside = [row[place - 1], row[place + 1]].filter((key) => key !== undefined);
    return place < 0 ? letter : likeCase(letter, pick(random, beside));
  });
}

function swappedLetters(word: string, random: Random): string | null {
  return atOneOf(word, random, /(?<=.)(.)(?!\1)./giu, ([first = '', second = '']) => second + first);
}

function doubledLetter(word: string, random: Random): string | null {
  return atOneOf(word, random, /(?<=.)./giu, (letter) => letter + letter.toLowerCase());
}

/** A soft sign that is not heard is left out. */
function softSign(word: string, random: Random): string | null {
  return atOneOf(word, random, /ь/giu, () => '');
}

function reflexiveEnding(word: string): string | null {
  if (word.endsWith('ться')) return `${word.slice(0, -'ться'.length)}тся`;
  return word.endsWith('тся') ? `${word.slice(0, -'тся'.length)}ться` : null;
}

/** н for нн and нн for н; the same with other consonants that are doubled. */
function doubleConsonant(word: string, random: Random): string | null {
  return (
    atOneOf(word, random, /([нсмлпкт])\1/giu, ([letter = '']) => letter) ??
    atOneOf(word, random, /(?<=[аеиоуыяюё])н(?=[аеиоуыяюё])/giu, (letter) => letter + letter.toLowerCase())
  );
}

function atOneOf(
  word: string,
  random: Random,
  places: RegExp,
  change: (found: string) => string,
): string | null {
  const found = [...word.matchAll(places)];
  if (found.length === 0) return null;
  const { 0: part, index } = pick(random, found);
  return word.slice(0, index) + change(part) + word.slice(index + part.length);
}

const likeCase = (like: string, letter: string): string =>
  like === like.toLowerCase() ? letter : letter.toUpperCase();

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
