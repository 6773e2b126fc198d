import type { PostKind } from '#forum';

/** How much of a thread a person wants to be told (docs/product.md §6). */
export const LEVELS = ['WATCHING', 'OFFICIAL_ONLY', 'MUTED'] as const;
export type Level = (typeof LEVELS)[number];

/** The posts that are news to followers; a question itself is news to nobody. */
export const NEWS_KINDS = [
  'OFFICIAL_ANSWER',
  'COMMUNITY_ANSWER',
  'CLARIFICATION',
] as const satisfies readonly PostKind[];
export type NewsKind = (typeof NEWS_KINDS)[number];

/** The levels whose people want to be told of a new post of this kind. */
export function levelsThatWant(kind: NewsKind): readonly Level[] {
  return kind === 'OFFICIAL_ANSWER' ? ['WATCHING', 'OFFICIAL_ONLY'] : ['WATCHING'];
}
