import type { SynonymEntry } from './synonym.js';

export const bothWays = (share: number, ...terms: string[]): SynonymEntry => ({
  terms,
  mode: 'BOTH_WAYS',
  share,
});

/** The first has another meaning too, or says less or more than the others. */
export const oneWay = (share: number, ...terms: string[]): SynonymEntry => ({
  terms,
  mode: 'ONE_WAY',
  share,
});
