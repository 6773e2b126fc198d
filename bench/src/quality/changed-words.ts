import type { Answer } from '../../../apps/cli/src/search/judge-engine.js';

/** A word that another one was looked for in the place of. */
export interface ChangedWord {
  readonly from: string;
  readonly to: string;
  /** In how many queries. */
  readonly queries: number;
}

/** To be read by a person, who alone can tell a correction from a mistake; the most frequent first. */
export function changedWords(answers: ReadonlyArray<Pick<Answer, 'corrections'>>): ChangedWord[] {
  const all = answers.flatMap(({ corrections }) => corrections);
  const alike = Map.groupBy(all, ({ from, to }) => `${from} → ${to}`);
  return [...alike.values()]
    .flatMap(([first, ...others]) =>
      first ? [{ from: first.from, to: first.to, queries: 1 + others.length }] : [],
    )
    .sort((a, b) => b.queries - a.queries || a.from.localeCompare(b.from, 'ru'));
}
