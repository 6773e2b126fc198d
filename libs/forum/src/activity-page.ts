import type { Viewer } from '#kernel';
import { type Page, type PageArgs, parsePage } from '#platform';

/** A page of threads by their latest activity, as it was when the first page of them was read. */
export interface ActivityPage extends Page {
  readonly asOf: Date;
}

/**
 * The activity of a thread moves: a cursor holds the moment of its first page, too, so that a thread which moves to the top
 * meanwhile still comes, and none comes twice (ADR 0021).
 *
 * @throws GraphQLError as parsePage
 */
export function parseActivityPage(args: PageArgs, list: string, viewer: Viewer, now: Date): ActivityPage {
  const page = parsePage(args, list, viewer, ['instant', 'id', 'instant']);
  const from = (page.after ?? page.before)?.[2];
  return { ...page, asOf: from === undefined ? now : new Date(from) };
}
