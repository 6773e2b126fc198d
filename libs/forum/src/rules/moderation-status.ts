import { checkedTable } from './transition-table.js';

/**
 * Whether readers may see a thread or a post (docs/product.md §1). What is PRIVATE was let in, too, and is seen by
 * the asker and staff alone: a state of its own, so that nothing that asks for PUBLISHED can show it (ADR 0009). What is
 * MERGED was made a duplicate before readers ever saw it: it waits for nobody, and only its asker and staff see it.
 */
export const MODERATION_STATUSES = [
  'PENDING',
  'PUBLISHED',
  'PRIVATE',
  'RETURNED',
  'REJECTED',
  'WITHDRAWN',
  'HIDDEN',
  'MERGED',
] as const;
export type ModerationStatus = (typeof MODERATION_STATUSES)[number];

export const MODERATION_TRANSITIONS = checkedTable<ModerationStatus>('PENDING', {
  PENDING: ['PUBLISHED', 'PRIVATE', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'MERGED'],
  // The asker sends a changed text again, or gives up.
  RETURNED: ['PENDING', 'WITHDRAWN'],
  // Back to the desk: a decision that is undone (docs/product.md §4).
  PUBLISHED: ['HIDDEN', 'PENDING'],
  PRIVATE: ['PENDING'],
  HIDDEN: ['PUBLISHED'],
  REJECTED: ['PENDING'],
  // The asker takes the withdrawal back.
  WITHDRAWN: ['PENDING', 'RETURNED'],
  // The merge is undone.
  MERGED: ['PENDING'],
});

/** Whether it was let in: whoever may see the thread may read it. */
export const isLetIn = (state: ModerationStatus): boolean => state === 'PUBLISHED' || state === 'PRIVATE';

/** Whether nobody considers it any more, unless that is taken back. */
export const isEnded = (state: ModerationStatus): boolean =>
  state === 'REJECTED' || state === 'WITHDRAWN' || state === 'MERGED';
