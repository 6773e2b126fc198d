import type { ThreadKind } from './thread-kind.js';

/** The stable address of a thread; the number leads, the slug is only for people (docs/product.md §1). */
export const threadPath = (thread: { number: number; slug: string }): string =>
  `/t/${thread.number}-${thread.slug}`;

/** The page of a private question, for its asker and staff alone. */
export const privatePath = ({ number }: { readonly number: number }): string => `/private/${number}`;

/** Where a thread is read by those who may. */
export const pathOf = (thread: { readonly kind: ThreadKind; number: number; slug: string }): string =>
  thread.kind === 'PRIVATE_QUESTION' ? privatePath(thread) : threadPath(thread);

/** @returns the number of an address' last part, or `null` when there is none. */
export function numberOfPath(part: string): number | null {
  const match = /^([1-9]\d{0,8})(?:-|$)/.exec(part);
  return match ? Number(match[1]) : null;
}

/** Posts on one page of a thread. */
export const POSTS_A_PAGE = 20;
