/** Which documents are looked at, in the language of `tsquery`. */
export interface Condition {
  /** Of the whole archive; '' for none. */
  readonly terms: string;
  /** Besides, of the latest periods. */
  readonly latest: { readonly terms: string; readonly periods: string } | null;
}

export const wholly = (terms: string): Condition => ({ terms, latest: null });

export const isNothing = ({ terms, latest }: Condition): boolean => terms === '' && latest === null;

/** @param excluded what must not be there; '' for words too common to be looked for. */
export function withoutExcluded({ terms, latest }: Condition, excluded: readonly string[]): Condition {
  const unwanted = excluded.filter((phrase) => phrase !== '').map((phrase) => `!(${phrase})`);
  const without = (wanted: string) => wanted && [`(${wanted})`, ...unwanted].join(' & ');
  return { terms: without(terms), latest: latest && { ...latest, terms: without(latest.terms) } };
}
