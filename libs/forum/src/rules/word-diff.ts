import { diffArrays } from 'diff';

export const SEGMENT_KINDS = ['SAME', 'ADDED', 'REMOVED'] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

/** A part of two texts that stands in both, only in the later one, or only in the earlier one. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly text: string;
}

/**
 * Beyond so many words that differ a text is another one, and finding what the two share costs the square of that:
 * nobody may make the desk wait with two long texts that have nothing in common.
 */
const MOST_CHANGES = 1_500;

/** Words, what stands between them, and every other character alone; in any script. */
const TOKENS = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/**
 * What was changed, by whole words (docs/product.md §1, "a readable diff").
 *
 * @returns the segments in their order: SAME and REMOVED make up the earlier text, SAME and ADDED the later one.
 */
export function wordDiff(earlier: string, later: string): Segment[] {
  const changes = diffArrays(tokensOf(earlier), tokensOf(later), { maxEditLength: MOST_CHANGES });
  if (!changes) return [removed(earlier), added(later)].filter(({ text }) => text !== '');
  return changes.map(({ added: isNew, removed: isOld, value }) => {
    const text = value.join('');
    return isNew ? added(text) : isOld ? removed(text) : { kind: 'SAME', text };
  });
}

const tokensOf = (text: string): string[] => text.match(TOKENS) ?? [];
const added = (text: string): Segment => ({ kind: 'ADDED', text });
const removed = (text: string): Segment => ({ kind: 'REMOVED', text });
