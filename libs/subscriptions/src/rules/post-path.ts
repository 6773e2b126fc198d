import { POSTS_A_PAGE, threadPath } from '#forum';

/** The address of a post on the site, from its root: the page of its thread that it stands on, and its place. */
export function postPath(
  thread: { readonly number: number; readonly slug: string },
  position: number,
): string {
  const page = Math.floor(position / POSTS_A_PAGE) + 1;
  return `${threadPath(thread)}${page > 1 ? `?page=${page}` : ''}#post-${position}`;
}
