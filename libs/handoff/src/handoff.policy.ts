import { type Viewer, isModerator, isStaff } from '#kernel';

export const mayRedirect = isModerator;

export const mayChangeTicket = isStaff;

/** A ticket is visible to its author on the site (docs/product.md §7), and to those who work on it. */
export const maySeeTicket = (viewer: Viewer, ticket: { readonly askerId: string | null }): boolean =>
  (viewer.accountId !== null && viewer.accountId === ticket.askerId) || isStaff(viewer);
