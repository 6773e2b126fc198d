import { z } from 'zod';
import type { StoredSetting } from '#platform';

export interface BuiltIndex {
  /** Name of the index that holds the whole archive; `null` until one has been built. */
  readonly index: string | null;
}

/** Reads wait for a whole index: a new server's empty one would answer that nothing was ever asked. */
export const builtIndex: StoredSetting<BuiltIndex> = {
  name: 'search.meilisearch',
  schema: z.object({ index: z.string().nullable() }),
  defaults: { index: null },
};
