/** Which state may follow which; every state is a key, so that none is forgotten. */
export type TransitionTable<S extends string> = Readonly<Record<S, readonly S[]>>;

/**
 * Checks a table once, when its module is loaded: a state that no path from the first one reaches
 * could never occur, so the table is wrong.
 *
 * @throws Error naming the unreachable states.
 */
export function checkedTable<S extends string>(first: S, table: TransitionTable<S>): TransitionTable<S> {
  const reached = new Set<S>([first]);
  for (const state of reached) for (const next of table[state]) reached.add(next);
  const lost = (Object.keys(table) as S[]).filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`No path from ${first} leads to ${lost.join(', ')}`);
  return table;
}

/** Whether the table lets one state follow the other. */
export const mayBecome = <S extends string>(table: TransitionTable<S>, from: S, to: S): boolean =>
  table[from].includes(to);
