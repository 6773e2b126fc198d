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

/** What people may make of a question; what its answers and merges make of it follows from {@link resolutionOf}. */
export const RESOLUTION_TRANSITIONS = checkedTable<ResolutionStatus>('OPEN', {
  OPEN: ['AWAITING_ASKER', 'ANSWERED', 'SOLVED', 'REDIRECTED', 'DUPLICATE'],
  AWAITING_ASKER: ['OPEN', 'ANSWERED', 'SOLVED', 'REDIRECTED', 'DUPLICATE'],
  ANSWERED: ['SOLVED', 'AWAITING_ASKER', 'OPEN', 'REDIRECTED', 'DUPLICATE'],
  SOLVED: ['OPEN', 'ANSWERED'],
  REDIRECTED: ['OPEN', 'ANSWERED', 'SOLVED'],
  // Never by somebody's act: when the merge or its target is taken back, what was there before.
  DUPLICATE: ['OPEN', 'AWAITING_ASKER', 'ANSWERED'],
});

/** Where a question may be sent on to. */
export const DESTINATIONS = ['TICKET', 'PHONE'] as const;
export type DestinationKind = (typeof DESTINATIONS)[number];

/** What a question is apart from its answers and merges, until somebody asks, sends it on or takes it back. */
export const STANDINGS = [
  'OPEN',
  'AWAITING_ASKER',
  'REDIRECTED',
  'SOLVED',
] as const satisfies ResolutionStatus[];
export type Standing = (typeof STANDINGS)[number];

/** What a resolution rests on, as readers see it at this moment. */
export interface Grounds {
  readonly standing: Standing;
  /** Whether an official answer is there that was given since the question has stood so. */
  readonly answered: boolean;
  /** Whether the answer that was accepted is there. */
  readonly accepted: boolean;
  /** Whether it is merged, and the merge target is there. */
  readonly merged: boolean;
}

/** The resolution that follows from its grounds: when one of them goes, or comes back, so does what rests on it. */
export function resolutionOf({ standing, answered, accepted, merged }: Grounds): ResolutionStatus {
  if (merged) return 'DUPLICATE';
  if (accepted || standing === 'SOLVED') return 'SOLVED';
  return answered ? 'ANSWERED' : standing;
}
