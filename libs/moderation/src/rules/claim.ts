/** How long a claim lasts unless it is renewed (docs/product.md §4: a lease of 15 minutes). */
export const CLAIM_MINUTES = 15;

interface Claimed {
  readonly claimedBy: string | null;
  readonly claimedUntil: Date | null;
}

/** The end of a claim taken or renewed at `now`. */
export const claimEnd = (now: Date): Date => new Date(now.getTime() + CLAIM_MINUTES * 60_000);

/** Whether somebody else holds the item: a lease that has ended holds nothing. */
export const isHeldByAnother = (item: Claimed, accountId: string, now: Date): boolean =>
  item.claimedBy !== null &&
  item.claimedBy !== accountId &&
  item.claimedUntil !== null &&
  item.claimedUntil > now;
