import { KeptState } from '../kept-state.js';

export interface RebuildPlace {
  /** Another version's work is not gone on with. */
  readonly version: number;
  /** The last thread that is in the new tables; `null` at the beginning. */
  readonly after: string | null;
  readonly done: number;
  /** Whether all threads are in. */
  readonly filled: boolean;
}

/** Where a rebuild stands; while it is there, changes are noted for the new tables. */
export const REBUILD = new KeptState<RebuildPlace>('search.reindex');
