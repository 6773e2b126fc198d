const VOWELS = 'аеиоуыэюя';

/** Endings, each group in the order of the algorithm; those after « а» hold only behind а or я. */
const GERUND = endings('в вши вшись', 'ив ивши ившись ыв ывши ывшись');
const ADJECTIVE = endings(
  '',
  'ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею',
);
const PARTICIPLE = endings('ем нн вш ющ щ', 'ивш ывш ующ');
const REFLEXIVE = endings('', 'ся сь');
const VERB = endings(
  'ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно',
  'ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю',
);
const NOUN = endings(
  '',
  'а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я',
);
const SUPERLATIVE = endings('', 'ейш ейше');
const DERIVATIONAL = endings('', 'ост ость');

/** By the ending, whether it holds only behind а or я. */
interface Endings {
  readonly behindA: ReadonlyMap<string, boolean>;
  readonly longest: number;
}

function endings(behindA: string, anywhere: string): Endings {
  const all = [...listed(behindA, true), ...listed(anywhere, false)];
  return { behindA: new Map(all), longest: Math.max(...all.map(([text]) => text.length)) };
}

function listed(texts: string, behindA: boolean): Array<[string, boolean]> {
  return texts.split(' ').flatMap((text): Array<[string, boolean]> => (text === '' ? [] : [[text, behindA]]));
}

/**
 * What the forms of a Russian word have in common (паспорт, паспорта, паспортом), by the Snowball algorithm that
 * PostgreSQL's search uses too. Other words are given back as they are.
 *
 * @param word normalised by `normaliseText`: lower case, without ё.
 */
export function stem(word: string): string {
  const region = afterVowel(word, 0);
  const head = word.slice(0, region);
  const inner = Math.max(0, afterConsonant(word, afterConsonant(word, 0)) - region);

  let rest = word.slice(region);
  const first = without(rest, GERUND);
  if (first !== null) rest = first;
  else {
    rest = without(rest, REFLEXIVE) ?? rest;
    const adjective = without(rest, ADJECTIVE);
    rest =
      adjective === null
        ? (without(rest, VERB) ?? without(rest, NOUN) ?? rest)
        : (without(adjective, PARTICIPLE) ?? adjective);
  }
  if (rest.endsWith('и')) rest = rest.slice(0, -1);
  const derived = without(rest, DERIVATIONAL);
  if (derived !== null && derived.length >= inner) rest = derived;
  return head + tidied(rest);
}

function tidied(rest: string): string {
  const plain = without(rest, SUPERLATIVE) ?? rest;
  if (plain.endsWith('нн')) return plain.slice(0, -1);
  return plain === rest && rest.endsWith('ь') ? rest.slice(0, -1) : plain;
}

/** @returns `null` when the text ends in none of them. The longest that holds is taken off. */
function without(text: string, { behindA, longest }: Endings): string | null {
  for (let from = Math.max(0, text.length - longest); from < text.length; from++) {
    const onlyBehindA = behindA.get(text.slice(from));
    if (onlyBehindA === undefined) continue;
    if (!onlyBehindA || text.charAt(from - 1) === 'а' || text.charAt(from - 1) === 'я')
      return text.slice(0, from);
  }
  return null;
}

function afterVowel(word: string, from: number): number {
  for (let i = from; i < word.length; i++) if (VOWELS.includes(word.charAt(i))) return i + 1;
  return word.length;
}

/** The place after the first consonant that follows a vowel. */
function afterConsonant(word: string, from: number): number {
  for (let i = afterVowel(word, from); i < word.length; i++)
    if (!VOWELS.includes(word.charAt(i))) return i + 1;
  return word.length;
}
