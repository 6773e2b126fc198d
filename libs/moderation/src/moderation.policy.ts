import { isModerator, isSupervisor } from '#kernel';

export const mayWorkTheDesk = isModerator;

/** "A supervisor can take it over" (docs/product.md §4). */
export const mayTakeOverClaims = isSupervisor;
