import type { ThreadKind } from '#forum';
import type { Facets } from '../search-engine.js';
import type { FoundRow } from './statements.js';

/** @param exact whether all that was found is counted. */
export function facetsOf(rows: NonNullable<FoundRow['facets']>, exact: boolean): Facets {
  const of = <V>(column: number): Map<V, number> =>
    new Map(rows.filter((row) => row[column] !== null).map((row) => [row[column] as V, Number(row[5])]));
  return {
    categories: of<string>(0),
    kinds: of<ThreadKind>(1),
    solved: of<boolean>(2),
    official: of<boolean>(3),
    regions: of<string>(4),
    exact,
  };
}
