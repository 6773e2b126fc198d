import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#kernel';
import { Database, type Page } from '#platform';

/** What people write of a canned reply. */
export interface CannedReplyContent {
  readonly shortCode: string;
  /** `null`: for every category. */
  readonly categoryId: string | null;
  readonly title: string;
  /** Markdown with placeholders. */
  readonly body: string;
}

export interface CannedReplyRow extends CannedReplyContent {
  readonly id: string;
  readonly version: number;
  readonly used: number;
  readonly withdrawnAt: Date | null;
}

export interface CannedReplyVersion extends CannedReplyContent {
  readonly replyId: string;
  readonly version: number;
  readonly withdrawn: boolean;
  readonly changedAt: Date;
  /** `null` where the account is gone. */
  readonly changedBy: string | null;
}

const COLUMNS = `id, short_code AS "shortCode", category_id AS "categoryId", title, body, version, used,
  withdrawn_at AS "withdrawnAt"`;
@Injectable()
export class CannedRepliesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async byId(id: string): Promise<CannedReplyRow | null> {
    const sql = `SELECT ${COLUMNS} FROM canned_reply WHERE id = $1::uuid`;
    return (await this.database.read<CannedReplyRow>('canned reply', sql, [id]))[0] ?? null;
  }

  /** @returns a row more than the page when there is more, in the direction of the page. */
  page(page: Page): Promise<CannedReplyRow[]> {
    const direction = page.backward ? 'DESC' : 'ASC';
    return this.database.read(
      `canned replies ${direction}`,
      `SELECT ${COLUMNS} FROM canned_reply
       WHERE withdrawn_at IS NULL AND ($1::uuid IS NULL OR id > $1) AND ($2::uuid IS NULL OR id < $2)
       ORDER BY id ${direction} LIMIT $3`,
      [page.after?.[0] ?? null, page.before?.[0] ?? null, page.size + 1],
    );
  }

  /** For answers in a category, those for all included, in the order of short codes. */
  forCategory(categoryId: string): Promise<CannedReplyRow[]> {
    return this.database.read(
      'canned replies of a category',
      `SELECT ${COLUMNS} FROM canned_reply
       WHERE withdrawn_at IS NULL AND (category_id IS NULL OR category_id = $1) ORDER BY short_code`,
      [categoryId],
    );
  }

  /** The whole collection with the slugs of categories, in the order of short codes. */
  all(): Promise<Array<CannedReplyRow & { readonly slug: string | null }>> {
    return this.database.read(
      'canned replies',
      `SELECT r.id, r.short_code AS "shortCode", r.category_id AS "categoryId", r.title, r.body, r.version, r.used,
         r.withdrawn_at AS "withdrawnAt", c.slug
       FROM canned_reply AS r LEFT JOIN category AS c ON c.id = r.category_id
       WHERE r.withdrawn_at IS NULL ORDER BY r.short_code`,
    );
  }

  /** The latest first. */
  versions(replyId: string): Promise<CannedReplyVersion[]> {
    return this.database.read(
      'canned reply versions',
      `SELECT v.reply_id AS "replyId", v.version, v.short_code AS "shortCode", v.category_id AS "categoryId", v.title,
         v.body, v.withdrawn, v.changed_at AS "changedAt", a.display_name AS "changedBy"
       FROM canned_reply_version AS v LEFT JOIN account AS a ON a.id = v.changed_by
       WHERE v.reply_id = $1 ORDER BY v.version DESC`,
      [replyId],
    );
  }

  /** One editor at a time, so that two cannot take one short code. */
  async lockAll(tx: EntityManager): Promise<void> {
    await tx.query('LOCK TABLE canned_reply IN SHARE ROW EXCLUSIVE MODE');
  }

  /** By id or by short code, until the transaction ends. */
  async lock(
    tx: EntityManager,
    by: { readonly id: string } | { readonly shortCode: string },
  ): Promise<CannedReplyRow | null> {
    const [condition, value] = 'id' in by ? ['id = $1::uuid', by.id] : ['short_code = $1', by.shortCode];
    const sql = `SELECT ${COLUMNS} FROM canned_reply WHERE ${condition} FOR UPDATE`;
    return (await tx.query<CannedReplyRow[]>(sql, [value]))[0] ?? null;
  }

  /** Writes a version and keeps it; the caller has seen that the short code is free. */
  async write(
    tx: EntityManager,
    reply: CannedReplyContent & Pick<CannedReplyRow, 'id' | 'version'>,
    by: { readonly accountId: string; readonly withdrawn?: boolean },
  ): Promise<void> {
    const now = this.clock.now();
    const { id, shortCode, categoryId, title, body, version } = reply;
    const values = [id, shortCode, categoryId, title, body, version, by.withdrawn ? now : null];
    await tx.query(WRITE, values);
    const kept = [id, version, shortCode, categoryId, title, body, by.withdrawn ?? false, now, by.accountId];
    await tx.query(KEEP, kept);
  }

  /** Counts that an answer or a decision was sent with it; an unknown key counts nothing. */
  async countUse(tx: EntityManager, id: string): Promise<void> {
    await tx.query('UPDATE canned_reply SET used = used + 1, last_used_at = $2 WHERE id = $1::uuid', [
      id,
      this.clock.now(),
    ]);
  }
}

const WRITE = `
  INSERT INTO canned_reply (id, short_code, category_id, title, body, version, withdrawn_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (id) DO UPDATE SET (short_code, category_id, title, body, version, withdrawn_at) =
    (excluded.short_code, excluded.category_id, excluded.title, excluded.body, excluded.version, excluded.withdrawn_at)
`;
const KEEP = `
  INSERT INTO canned_reply_version
    (reply_id, version, short_code, category_id, title, body, withdrawn, changed_at, changed_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
`;
