import type { EntityManager } from 'typeorm';
import { KeptState } from '../kept-state.js';

/** Where a rebuild of a second index stands; as long as the row is there, every change is written to both. */
export interface RebuildPlace {
  /** Another version's work is not gone on with. */
  readonly version: number;
  /** Name of the index that is built. */
  readonly index: string;
  /** The last thread that is done; `null` at the beginning. */
  readonly after: string | null;
  readonly done: number;
  /** The server's task that puts it in the place of the old one, once that is asked for. */
  readonly swap: number | null;
}

export const REBUILD = new KeptState<RebuildPlace>('search.meilisearch-rebuild');

/** @returns the index that is being built beside the live one. */
export const rebuildOf = async (tx: EntityManager): Promise<string | null> =>
  (await REBUILD.read(tx))?.index ?? null;
