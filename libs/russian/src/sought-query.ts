/** A way in which a word of a query may stand in a text. */
export interface Alternative {
  /** Normalised words that stand one after the other; mostly one. */
  readonly words: readonly string[];
  /** What a place of it is worth beside a place of the word itself, above 0 to 1. */
  readonly share: number;
}

/** One word of a query with all that counts as the same: what it was corrected to, other ways to say it. */
export interface SoughtWord {
  /** As typed, normalised; several words where a synonym stands for them together. */
  readonly typed: string;
  /** Never empty, the best first. */
  readonly alternatives: readonly Alternative[];
}

/** What an engine looks for: a query as it was understood. Every engine gets the same. */
export interface SoughtQuery {
  readonly words: readonly SoughtWord[];
  /** Words that must follow each other, normalised, taken as they were typed. */
  readonly phrases: ReadonlyArray<readonly string[]>;
  /** Words that must not stand there, normalised. */
  readonly excluded: readonly string[];
}

/** A word that is looked for just as it was typed. */
export const asTyped = (word: string): SoughtWord => ({
  typed: word,
  alternatives: [{ words: [word], share: 1 }],
});
