import type { ArchiveSearch } from '../search-archive.js';

/** Whether it is the first page of an unnarrowed search: only that tells what the archive lacks, and once a search. */
export const isWholeArchive = (search: ArchiveSearch): boolean => {
  const { categoryId, kind, solved, officialAnswer, region, from, to, after } = search;
  return [categoryId, kind, solved, officialAnswer, region, from, to, after].every(
    (narrowed) => narrowed === null || narrowed === undefined,
  );
};
