import { foldIrregular, tokens } from '#russian';

/** How a word was typed where another one was looked for. */
export type CorrectionKind = 'SPELLING' | 'LAYOUT' | 'TRANSLITERATION';

export interface Correction {
  readonly from: string;
  readonly to: string;
  readonly kind: CorrectionKind;
}

/** A word of a query on its way to being understood. */
export interface ReadWord {
  /** As typed, with its signs. */
  readonly raw: string;
  /** Normalised; as typed, or as it was read in another layout or alphabet. */
  readonly word: string;
  readonly kind: CorrectionKind | null;
  /** Whether it is a name, as far as its capital letter tells. */
  readonly name: boolean;
  /** What it was typed together with a number as, where it begins that. */
  readonly whole?: string;
}

/** The word before it was folded: справок, where справка is looked for. */
export const beforeFolding = ({ raw, word, kind }: ReadWord): string =>
  (kind === null ? tokens(raw).find((typed) => foldIrregular(typed) === word) : undefined) ?? word;
