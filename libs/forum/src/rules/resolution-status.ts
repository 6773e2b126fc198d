import { checkedTable } from './transition-table.js';

/** How far a question is from its end (docs/product.md §1). */
export const RESOLUTION_STATUSES = [
  'OPEN',
  'AWAITING_ASKER',
  'ANSWERED',
  'SOLVED',
  'REDIRECTED',
  'DUPLICATE',
] as const;
export type ResolutionStatus = (typeof RESOLUTION_STATUSES)[number];

export const RESOLUTION_TRANSITIONS = checkedTable<ResolutionStatus>('OPEN', {
  OPEN: ['AWAITING_ASKER', 'ANSWERED', 'SOLVED', 'REDIRECTED', 'DUPLICATE'],
  AWAITING_ASKER: ['OPEN', 'ANSWERED', 'SOLVED', 'REDIRECTED', 'DUPLICATE'],
  ANSWERED: ['SOLVED', 'AWAITING_ASKER', 'OPEN', 'REDIRECTED', 'DUPLICATE'],
  SOLVED: ['OPEN', 'ANSWERED'],
  REDIRECTED: ['OPEN', 'ANSWERED', 'SOLVED'],
  // A merging that is undone leaves what was there before.
  DUPLICATE: ['OPEN', 'AWAITING_ASKER', 'ANSWERED'],
});
