import { Injectable } from '@nestjs/common';
import { type SoughtQuery, asTyped, parseQuery, stem } from '#russian';

/** How a word was typed where another one was looked for. */
export const CORRECTION_KINDS = ['SPELLING', 'LAYOUT', 'TRANSLITERATION'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export interface Correction {
  readonly from: string;
  readonly to: string;
  readonly kind: CorrectionKind;
}

/** A search line and what is looked for in its place. */
export interface Understood {
  readonly query: SoughtQuery;
  readonly corrections: readonly Correction[];
  /** A line to try instead, where the words are known but hardly meant. */
  readonly didYouMean: string | null;
  /** Stems of all that is looked for, to be marked in snippets. */
  readonly stems: readonly string[];
}

/** What a search line means in this archive (docs/product.md §5); the same for every engine. */
@Injectable()
export class UnderstandQuery {
  /** @param literal look for the words just as they were typed. */
  execute(line: string, _options: { readonly literal: boolean }): Promise<Understood> {
    const { words, phrases, excluded } = parseQuery(line);
    const stems = [...words, ...phrases.flat()].map(stem);
    const query = { words: words.map(asTyped), phrases, excluded };
    return Promise.resolve({ query, corrections: [], didYouMean: null, stems });
  }
}

/** The same with the words of its phrases on their own. */
export const withoutPhrases = (understood: Understood): Understood => {
  const { words, phrases, excluded } = understood.query;
  return {
    ...understood,
    query: { words: [...words, ...phrases.flat().map(asTyped)], phrases: [], excluded },
  };
};
