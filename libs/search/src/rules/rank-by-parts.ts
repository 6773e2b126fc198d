/** A hit by its words, with its text. */
export interface ScoredText {
  /** By words, above 0. */
  readonly score: number;
  /** Normalised. */
  readonly title: string;
  readonly body: string;
}

/** Signs of a part. */
const PART = 4;
/** What likeness in parts is worth beside that in words. */
const SHARE = 0.8;
/** A part in the title counts as two in the body. */
const TITLE = 2;
const K1 = 1.2;

/**
 * Compares the best hits with the query letter by letter, by parts of four letters: that tells related words (справка,
 * справочный) and misspelt ones from others, which stems cannot (docs/product.md §5).
 *
 * @param query normalised.
 * @returns a score for each hit, 0 to 1 + {@link SHARE}, comparable within these hits only.
 */
export function rankByParts(query: string, hits: readonly ScoredText[]): number[] {
  const parts = new Map<number, number>();
  eachPart(query, (part) => {
    if (!parts.has(part)) parts.set(part, parts.size);
  });
  const likeness = hits.map(({ title, body }) => {
    const counts = new Float64Array(parts.size);
    const count = (worth: number) => (part: number) => {
      const place = parts.get(part);
      if (place !== undefined) counts[place] = (counts[place] ?? 0) + worth;
    };
    eachPart(title, count(TITLE));
    eachPart(body, count(1));
    return counts.reduce((sum, n) => sum + n / (n + K1), 0);
  });
  const best = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
  const mostAlike = Math.max(...likeness, Number.MIN_VALUE);
  return hits.map(({ score }, i) => score / best + (SHARE * (likeness[i] ?? 0)) / mostAlike);
}

/** Each part of a text with a space at both ends, as a number of 28 bits: seven a sign, which tell letters apart. */
function eachPart(text: string, visit: (part: number) => void): void {
  let part = SPACE;
  for (let i = 0; i <= text.length; i += 1) {
    part = ((part << 7) | (i < text.length ? signOf(text.charCodeAt(i)) : SPACE)) & 0xfff_ffff;
    if (i >= PART - 2) visit(part);
  }
}

const SPACE = 0x20;
/** ASCII as it is; Russian letters, 32 in a row, below it. */
const signOf = (code: number): number => (code < 0x80 ? code : code & 0x1f);
