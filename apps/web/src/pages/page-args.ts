import { PAGE_SIZE, type PageArgs } from '#platform';

/** Paging arguments of a page's address: `?after=…` or `?before=…`, one usual page at a time. */
export function pageArgs(query: Record<string, unknown>): PageArgs {
  const { after, before } = query;
  if (typeof before === 'string') return { last: PAGE_SIZE.usual, before };
  return { first: PAGE_SIZE.usual, ...(typeof after === 'string' && { after }) };
}
