import type { Bilingual } from '../category.entity.js';

/**
 * What a category is known by: two names that differ in a letter or a sign are two categories. Capital letters and
 * runs of spaces do not count, nor does how a letter with a mark is encoded; ё and е are two letters.
 */
export const categoryKey = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

interface Named {
  readonly slug: string;
  readonly title: Bilingual;
}

/** @returns the category of a name in either language, else of an address; the first of two of one name. */
export function categoryFinder<Row extends Named>(rows: readonly Row[]): (name: string) => Row | undefined {
  const byName = new Map(
    rows
      .toReversed()
      .flatMap((row) => Object.values(row.title).map((name) => [categoryKey(name), row] as const)),
  );
  const byAddress = new Map(rows.map((row) => [row.slug, row]));
  return (name) => byName.get(categoryKey(name)) ?? byAddress.get(name);
}

const MAX_LENGTH = 60;

/** The address, with `-2`, `-3` and so on behind it where another has it already. */
export function freeAddress(slug: string, taken: ReadonlySet<string>): string {
  let free = slug;
  for (let nth = 2; taken.has(free); nth += 1) {
    const suffix = `-${nth}`;
    free = slug.slice(0, MAX_LENGTH - suffix.length).replace(/-$/, '') + suffix;
  }
  return free;
}
