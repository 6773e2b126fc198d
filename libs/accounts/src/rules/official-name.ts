/** Letters and digits of other alphabets that look like these (Unicode TR 39 §4, as far as Russian names need it). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...pairs('аaα4', 'a'),
  ...pairs('вbβ', 'b'),
  ...pairs('сcϲ', 'c'),
  ...pairs('еeε3зз', 'e'),
  ...pairs('нhη', 'h'),
  ...pairs('ilіι1ӏ', 'i'),
  ...pairs('кkκ', 'k'),
  ...pairs('мm', 'm'),
  ...pairs('пn', 'n'),
  ...pairs('оoο0', 'o'),
  ...pairs('рpρ', 'p'),
  ...pairs('гr', 'r'),
  ...pairs('ѕs5', 's'),
  ...pairs('тtτ', 't'),
  ...pairs('иuйυ', 'u'),
  ...pairs('хxχ', 'x'),
  ...pairs('уyγ', 'y'),
  ...pairs('б6', 'б'),
};

/** Stems of what only the service is called; nobody's name has them. */
const STEMS = [
  'администрат',
  'администрац',
  'модератор',
  'официальн',
  'поддержк',
  'специалист',
  'сотрудник',
  'госуслуг',
  'горячая линия',
  'administrat',
  'moderator',
  'official',
  'support',
  'helpdesk',
].map((stem) => lettersOf(stem));

/** Words that are a part of ordinary names, and pose only when they stand alone. */
const WORDS = new Set(
  [
    'админ',
    'модер',
    'вече',
    'отдел',
    'служба',
    'управление',
    'департамент',
    'министерство',
    'admin',
    'veche',
  ].map((word) => lettersOf(word)),
);

/** Shorter names of departments, such as «МФЦ», are looked for as words. */
const LONG = 6;

/**
 * Whether a citizen's name would be taken for the service's own: an office, an official answer, a department. Case, ё,
 * spaces, digits, signs and letters of another alphabet that look alike do not hide it.
 *
 * @param departments names of departments, in any language
 */
export function posesAsService(name: string, departments: readonly string[] = []): boolean {
  const letters = lettersOf(name);
  const words = new Set([...folded(name).split(/[^\p{L}]+/u), letters]);
  return (
    STEMS.some((stem) => letters.includes(stem)) ||
    [...words].some((word) => WORDS.has(word)) ||
    departments.map(lettersOf).some((each) => (each.length < LONG ? words.has(each) : letters.includes(each)))
  );
}

/** Nothing but the letters, in their folded form. */
function lettersOf(text: string): string {
  return folded(text).replace(/[^\p{L}]/gu, '');
}

function folded(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');
  return [...plain.toLowerCase()].map((letter) => LOOK_ALIKES[letter] ?? letter).join('');
}

function pairs(letters: string, form: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, form]));
}
