import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#kernel';
import { Database, type Page } from '#platform';
import { PUBLIC_SERVICE_SYNONYMS, type SynonymEntry } from '#russian';

export interface SynonymRow extends SynonymEntry {
  readonly id: string;
  readonly version: number;
  readonly removedAt: Date | null;
}

export interface SynonymVersion extends SynonymEntry {
  readonly version: number;
  readonly removed: boolean;
  readonly changedAt: Date;
  /** `null` where it came with the product, or the account is gone. */
  readonly changedBy: string | null;
}

const COLUMNS = 'id, terms, mode, share, version, removed_at AS "removedAt"';

/** Every query on synonyms. */
@Injectable()
export class SynonymsRepository {
  /** Whether this process has brought in what it ships. */
  private hasDefaults = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * All in use, by their first term. What this version ships and the table never had is brought in before: a row that was
   * removed stays as removed, so it does not come back.
   */
  async all(): Promise<SynonymRow[]> {
    if (!this.hasDefaults) await this.bringDefaults();
    this.hasDefaults = true;
    return this.inUse();
  }

  /** @returns a row more than the page when there is more, in the direction of the page. */
  page(page: Page): Promise<SynonymRow[]> {
    const direction = page.backward ? 'DESC' : 'ASC';
    return this.database.read(
      `synonyms ${direction}`,
      `SELECT ${COLUMNS} FROM search_synonym
       WHERE removed_at IS NULL AND ($1::uuid IS NULL OR id > $1) AND ($2::uuid IS NULL OR id < $2)
       ORDER BY id ${direction} LIMIT $3`,
      [page.after?.[0] ?? null, page.before?.[0] ?? null, page.size + 1],
    );
  }

  async byId(id: string): Promise<SynonymRow | null> {
    const sql = `SELECT ${COLUMNS} FROM search_synonym WHERE id = $1`;
    return (await this.database.read<SynonymRow>('synonyms by id', sql, [id]))[0] ?? null;
  }

  /** The latest first. */
  versions(id: string): Promise<SynonymVersion[]> {
    return this.database.read(
      'versions of synonyms',
      `SELECT v.version, v.terms, v.mode, v.share, v.removed, v.changed_at AS "changedAt", a.display_name AS "changedBy"
       FROM search_synonym_version AS v LEFT JOIN account AS a ON a.id = v.changed_by
       WHERE v.synonym_id = $1 ORDER BY v.version DESC`,
      [id],
    );
  }

  /** One editor at a time. */
  async lockAll(tx: EntityManager): Promise<void> {
    await tx.query('LOCK TABLE search_synonym IN SHARE ROW EXCLUSIVE MODE');
  }

  async lock(tx: EntityManager, id: string): Promise<SynonymRow | null> {
    const rows = await tx.query<SynonymRow[]>(
      `SELECT ${COLUMNS} FROM search_synonym WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  async count(tx: EntityManager): Promise<number> {
    const [row] = await tx.query<Array<{ count: number }>>(
      'SELECT count(*)::int AS count FROM search_synonym WHERE removed_at IS NULL',
    );
    return row?.count ?? 0;
  }

  /** Writes a version and keeps it. */
  async write(
    tx: EntityManager,
    { id, terms, mode, share, version }: SynonymEntry & Pick<SynonymRow, 'id' | 'version'>,
    by: { readonly accountId: string; readonly removed?: boolean },
  ): Promise<void> {
    const now = this.clock.now();
    const values = [id, terms, mode, share, version];
    await tx.query(WRITE, [...values, by.removed ? now : null]);
    await tx.query(KEEP, [...values, by.removed ?? false, now, by.accountId]);
  }

  private inUse(): Promise<SynonymRow[]> {
    return this.database.read(
      'synonyms in use',
      `SELECT ${COLUMNS} FROM search_synonym WHERE removed_at IS NULL ORDER BY terms, id`,
    );
  }

  /** Many processes may do it at once. */
  private async bringDefaults(): Promise<void> {
    await this.database.query(DEFAULTS, [JSON.stringify(PUBLIC_SERVICE_SYNONYMS), this.clock.now()]);
  }
}

const WRITE = `
  INSERT INTO search_synonym (id, terms, mode, share, version, removed_at) VALUES ($1, $2::text[], $3, $4, $5, $6)
  ON CONFLICT (id) DO UPDATE SET (terms, mode, share, version, removed_at) =
    (excluded.terms, excluded.mode, excluded.share, excluded.version, excluded.removed_at)
`;
const KEEP = `
  INSERT INTO search_synonym_version (synonym_id, terms, mode, share, version, removed, changed_at, changed_by)
  VALUES ($1, $2::text[], $3, $4, $5, $6, $7, $8)
`;
/**
 * The key follows from the terms, so that two processes at once bring in the same rows, and a row that editors changed is
 * known again. What a group of theirs has among its terms, in use or not, they have decided on.
 */
const DEFAULTS = `
  WITH shipped AS (
    SELECT DISTINCT ON (id) * FROM (
      SELECT md5(entry ->> 'terms')::uuid AS id, ARRAY(SELECT jsonb_array_elements_text(entry -> 'terms')) AS terms,
        entry ->> 'mode' AS mode, (entry ->> 'share')::float8 AS share
      FROM jsonb_array_elements($1::jsonb) AS entry
    ) AS read
    WHERE NOT EXISTS (
      SELECT 1 FROM search_synonym AS known
      WHERE known.id = read.id OR known.mode = 'BOTH_WAYS' AND known.terms @> read.terms
    )
  ), rows AS (
    INSERT INTO search_synonym (id, terms, mode, share, version) SELECT id, terms, mode, share, 1 FROM shipped
    ON CONFLICT (id) DO NOTHING RETURNING id
  ), versions AS (
    INSERT INTO search_synonym_version (synonym_id, version, terms, mode, share, removed, changed_at)
    SELECT id, 1, terms, mode, share, false, $2 FROM shipped JOIN rows USING (id)
  )
  SELECT count(*)::int AS brought FROM shipped
`;
