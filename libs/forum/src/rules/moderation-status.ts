import { checkedTable } from './transition-table.js';

/** Whether readers may see a thread or a post (docs/product.md §1). */
export const MODERATION_STATUSES = [
  'PENDING',
  'PUBLISHED',
  'RETURNED',
  'REJECTED',
  'WITHDRAWN',
  'HIDDEN',
] as const;
export type ModerationStatus = (typeof MODERATION_STATUSES)[number];

export const MODERATION_TRANSITIONS = checkedTable<ModerationStatus>('PENDING', {
  PENDING: ['PUBLISHED', 'RETURNED', 'REJECTED', 'WITHDRAWN'],
  // The asker sends a changed text again, or gives up.
  RETURNED: ['PENDING', 'WITHDRAWN'],
  // Back to the desk: a decision that is undone (docs/product.md §4).
  PUBLISHED: ['HIDDEN', 'PENDING'],
  HIDDEN: ['PUBLISHED'],
  REJECTED: ['PENDING'],
  WITHDRAWN: [],
});
