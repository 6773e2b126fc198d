import { parseQuery } from '#russian';
import type { ArchiveSearch } from '../search-archive.js';

/**
 * Whether it is the first page of a search that nothing narrows, neither filters nor words that must not be there: only
 * that tells what the archive lacks, and once a search.
 */
export const isWholeArchive = (search: ArchiveSearch): boolean => {
  const { categoryId, kind, solved, officialAnswer, region, from, to, after } = search;
  const { operators, excluded } = parseQuery(search.query);
  const narrowing = [categoryId, kind, solved, officialAnswer, region, from, to, after];
  return (
    operators.length + excluded.length === 0 &&
    narrowing.every((value) => value === null || value === undefined)
  );
};
