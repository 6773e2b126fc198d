/** What a run of Latin signs may stand for, the likeliest first; a later one costs one step more each. */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  shch: ['щ'],
  schj: ['щ'],
  sch: ['щ', 'сч', 'сх'],
  shh: ['щ'],
  zh: ['ж'],
  kh: ['х'],
  tch: ['ч', 'тч'],
  ts: ['ц', 'тс'],
  tz: ['ц'],
  tc: ['ц'],
  cz: ['ц'],
  ch: ['ч', 'х'],
  sh: ['ш', 'щ', 'сх'],
  sc: ['щ', 'ск'],
  ph: ['ф'],
  ck: ['к', 'цк'],
  yo: ['е', 'йо', 'ьо'],
  jo: ['е', 'йо'],
  io: ['ио', 'е'],
  yu: ['ю'],
  ju: ['ю'],
  iu: ['ю', 'иу'],
  ya: ['я', 'ья'],
  ja: ['я', 'ья'],
  ia: ['ия', 'я', 'иа'],
  iya: ['ия'],
  ija: ['ия'],
  iia: ['ия'],
  ye: ['е', 'ые', 'ье'],
  je: ['е', 'э', 'ье'],
  ie: ['ие', 'е', 'ье'],
  iye: ['ие'],
  ije: ['ие'],
  iy: ['ий'],
  ij: ['ий'],
  ii: ['ий', 'ии'],
  yi: ['ый', 'ыи'],
  yj: ['ый', 'ой'],
  yy: ['ый'],
  eh: ['э', 'ех'],
  ey: ['ей', 'эй'],
  ej: ['ей', 'эй'],
  "e'": ['э'],
  "y'": ['ы'],
  "''": ['ъ', 'ь'],
  a: ['а'],
  b: ['б'],
  c: ['ц', 'к', 'с'],
  d: ['д'],
  e: ['е', 'э'],
  f: ['ф'],
  g: ['г'],
  h: ['х', 'ч'],
  i: ['и', 'й', 'ы'],
  j: ['й', 'ж', 'дж'],
  k: ['к'],
  l: ['л'],
  m: ['м'],
  n: ['н'],
  o: ['о'],
  p: ['п'],
  q: ['к', 'щ'],
  r: ['р'],
  s: ['с'],
  t: ['т'],
  u: ['у', 'ю'],
  v: ['в'],
  w: ['в', 'ш', 'щ'],
  x: ['х', 'кс'],
  y: ['ы', 'й', 'и'],
  z: ['з', 'ж'],
  "'": ['ь', 'ъ', ''],
};
const LONGEST = 4;
/** Consonants behind which a soft sign is often left out, and what that costs. */
const SOFT = /[лнтсдзрмвпбчшжщ]$/;
const LEFT_OUT = 1.5;
/** Readings kept at each letter, and given in the end. */
const KEPT = 60;
const LONGEST_WORD = 40;

/** A word that a transliterated one may stand for. */
export interface Reading {
  readonly word: string;
  /** 0 for the likeliest, more for what is less so. */
  readonly cost: number;
}

const READINGS: ReadonlyMap<string, readonly Reading[]> = new Map(
  Object.entries(LETTERS).map(([latin, russian]) => [
    latin,
    russian.flatMap((word, cost) => [
      { word, cost },
      ...(SOFT.test(word) ? [{ word: `${word}ь`, cost: cost + LEFT_OUT }] : []),
    ]),
  ]),
);

/**
 * Russian words that a word in Latin letters may stand for, in any of the usual ways to write Russian so (GOST 7.79, ISO 9
 * without marks, passports, by ear): `zayavlenie`, `zajavlenie`, `zaiavlenie` заявление.
 *
 * @param typed Latin letters and apostrophes, of any case.
 * @returns the likeliest first, normalised (without ё), at most 60; empty for anything else.
 */
export function fromTransliteration(typed: string): Reading[] {
  const latin = typed.toLowerCase().replace(/[`’‘ʹʼ′]/g, "'");
  if (!/^[a-z][a-z']*$/.test(latin) || latin.length > LONGEST_WORD) return [];
  const reached = Array.from({ length: latin.length + 1 }, () => new Map<string, number>());
  reached[0]?.set('', 0);
  for (const [i, here] of reached.entries()) {
    const begun = best(here);
    for (let size = 1; size <= LONGEST; size += 1) {
      const there = reached[i + size];
      if (there) goOn(begun, READINGS.get(latin.slice(i, i + size)) ?? [], there);
    }
  }
  return best(reached.at(-1) ?? new Map());
}

function goOn(begun: readonly Reading[], readings: readonly Reading[], there: Map<string, number>): void {
  for (const start of begun)
    for (const { word, cost } of readings) {
      const [longer, sum] = [start.word + word, start.cost + cost];
      if (sum < (there.get(longer) ?? Infinity)) there.set(longer, sum);
    }
}

const best = (readings: ReadonlyMap<string, number>): Reading[] =>
  [...readings]
    .map(([word, cost]) => ({ word, cost }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, KEPT);
