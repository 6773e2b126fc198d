import type { JudgedDocument, JudgedQuery } from '../../../apps/cli/src/search/judged-lines.js';
import { type Random, seeded } from '../random.js';
import { misspell, misspellSome } from './misspell.js';
import { inLatinLayout, transliterated } from './typed-otherwise.js';

/** Share of documents that somebody wrote with mistakes, and of the words of these that are misspelt. */
const CARELESS = 0.3;
const MISSPELT_WORDS = 0.04;

/** How queries are typed. */
export const VARIANTS = ['clean', 'misspelt', 'layout', 'translit'] as const;
export type Variant = (typeof VARIANTS)[number];

const TYPED: Record<Variant, (text: string, random: Random) => string> = {
  clean: (text) => text,
  misspelt: misspell,
  layout: inLatinLayout,
  translit: transliterated,
};

/** The same queries typed in another way, the same for the same seed. */
export function typedSo(variant: Variant, queries: readonly JudgedQuery[], seed: number): JudgedQuery[] {
  const random = seeded(seed);
  return queries.map(({ id, text }) => ({ id, text: TYPED[variant](text, random) }));
}

/**
 * The same documents as people write them: some with words misspelt, and what is often misspelt so again and again. The
 * mistakes are those of {@link typedSo}.
 */
export function carelesslyWritten(documents: readonly JudgedDocument[], seed: number): JudgedDocument[] {
  const random = seeded(seed);
  return documents.map((document) => {
    if (random() >= CARELESS) return document;
    const [title, text] = [document.title, document.text].map((part) =>
      misspellSome(part, MISSPELT_WORDS, random),
    );
    return { ...document, title: title ?? '', text: text ?? '' };
  });
}
