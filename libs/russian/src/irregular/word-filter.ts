const PLACES = 1 << 18;

/** Adds a letter to the sum of those before it. */
export const summed = (sum: number, letter: number): number => (Math.imul(sum, 31) + letter) | 0;

/**
 * Tells by the sum of a word's letters that it is none of a set, but for a few, in a fraction of the time in which the word
 * could be cut out of its text and looked up (a filter of Bloom's, with one hash).
 */
export class WordFilter {
  private readonly taken = new Uint8Array(PLACES / 8);

  constructor(words: Iterable<string>) {
    for (const word of words) {
      let sum = 0;
      for (let at = 0; at < word.length; at += 1) sum = summed(sum, word.charCodeAt(at));
      const place = placeOf(sum);
      this.taken[place >>> 3] = (this.taken[place >>> 3] ?? 0) | (1 << (place & 7));
    }
  }

  /** Whether a word with this sum may be one of them. */
  mayHave(sum: number): boolean {
    const place = placeOf(sum);
    return (((this.taken[place >>> 3] ?? 0) >>> (place & 7)) & 1) === 1;
  }
}

const placeOf = (sum: number): number => (sum ^ (sum >>> 15)) & (PLACES - 1);
