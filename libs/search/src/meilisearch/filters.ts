import type { ArchiveFilter } from '../search-engine.js';

/** The filter in Meilisearch's language: conditions that all have to hold. */
export function filtersOf({
  categoryId,
  kind,
  solved,
  officialAnswer,
  region,
  from,
  to,
}: ArchiveFilter): string[] {
  return [
    ...equals('category', categoryId),
    ...equals('kind', kind),
    ...equals('solved', solved),
    ...equals('hasOfficial', officialAnswer),
    ...equals('region', region),
    ...(from ? [`activity >= ${from.getTime()}`] : []),
    ...(to ? [`activity < ${to.getTime()}`] : []),
  ];
}

function equals(field: string, value: string | boolean | null | undefined): string[] {
  if (value === null || value === undefined) return [];
  return [`${field} = ${typeof value === 'boolean' ? value : quoted(value)}`];
}

/** A value in which no sign means anything; the server takes no half of a pair of surrogates. */
const quoted = (value: string): string => `"${value.toWellFormed().replace(/["\\]/g, '\\$&')}"`;
