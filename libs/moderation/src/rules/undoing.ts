/** How long who decided may take it back alone, and mail about it waits (docs/product.md §4). */
export const UNDO_MINUTES = 5;

/** Until when who decided may undo; exclusive. */
export const undoEnd = (decidedAt: Date): Date => new Date(decidedAt.getTime() + UNDO_MINUTES * 60_000);

/** The latest instant of a decision that can no longer be undone by who made it. */
export const settledBefore = (now: Date): Date => new Date(now.getTime() - UNDO_MINUTES * 60_000);

interface Made {
  readonly actorId: string;
  readonly decidedAt: Date;
}

/** Who may undo a decision now: its author for a while, a supervisor at any time. */
export function undoRight(
  decision: Made,
  person: { readonly accountId: string; readonly supervises: boolean },
  now: Date,
): 'AUTHOR' | 'SUPERVISOR' | 'TOO_LATE' | 'NOBODY' {
  const own = decision.actorId === person.accountId;
  if (own && now < undoEnd(decision.decidedAt)) return 'AUTHOR';
  if (person.supervises) return 'SUPERVISOR';
  return own ? 'TOO_LATE' : 'NOBODY';
}
