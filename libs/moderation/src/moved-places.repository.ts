import { Injectable } from '@nestjs/common';
import { Database, type Page } from '#platform';

/**
 * What the first page of a list was read from: everything that the snapshot of its statement had seen. Cursors of the
 * following pages hold it, so that what moves meanwhile still comes in its old place, once (ADR 0021).
 */
export const snapshotOf = ({ after, before }: Page): string | null => {
  const snapshot = (after ?? before)?.at(-1);
  return typeof snapshot === 'string' ? snapshot : null;
};

interface Moves {
  readonly table: 'desk_item_move' | 'awaited_answer_move';
  /** The column with the key of what moved. */
  readonly key: string;
  /** The columns of its former place. */
  readonly place: string;
}

/** The former places, by `id`, of all that moved since a snapshot; of several moves the first counts. */
export const movedSince = ({ table, key, place }: Moves, snapshot: string): string => `
  SELECT DISTINCT ON (${key}) ${key} AS id, ${place} FROM ${table}
  WHERE xact >= pg_snapshot_xmin(${snapshot}::pg_snapshot) AND NOT pg_visible_in_snapshot(xact, ${snapshot}::pg_snapshot)
  ORDER BY ${key}, ${table}.id`;

@Injectable()
export class MovedPlacesRepository {
  constructor(private readonly database: Database) {}

  /** Who reads one list for longer than so many hours finds what has moved in its present place. */
  async forget(hours: number): Promise<void> {
    for (const table of ['desk_item_move', 'awaited_answer_move'])
      await this.database.query(`DELETE FROM ${table} WHERE moved_at < now() - make_interval(hours => $1)`, [
        hours,
      ]);
  }
}
