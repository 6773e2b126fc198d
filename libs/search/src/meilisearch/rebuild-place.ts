import type { EntityManager } from 'typeorm';

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

const NAME = 'search.meilisearch-rebuild';

export async function readPlace(db: Pick<EntityManager, 'query'>): Promise<RebuildPlace | null> {
  const rows = await db.query<Array<{ value: RebuildPlace }>>('SELECT value FROM setting WHERE name = $1', [
    NAME,
  ]);
  return rows[0]?.value ?? null;
}

export async function writePlace(db: Pick<EntityManager, 'query'>, place: RebuildPlace): Promise<void> {
  await db.query(
    `INSERT INTO setting (name, value, changed_at) VALUES ($1, $2, now())
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
    [NAME, JSON.stringify(place)],
  );
}

export async function dropPlace(db: Pick<EntityManager, 'query'>): Promise<void> {
  await db.query('DELETE FROM setting WHERE name = $1', [NAME]);
}

/** @returns the index that is being built beside the live one. */
export const rebuildOf = async (tx: EntityManager): Promise<string | null> =>
  (await readPlace(tx))?.index ?? null;
