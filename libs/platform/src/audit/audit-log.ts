import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Page } from '../graphql/connection.js';
import { canonicalJson } from './canonical-json.js';
import { type AuditEntry, type AuditFacts, digestOf } from './chain.js';

/** From this instant, inclusive, to that one, exclusive; `null`: without end. */
export interface Period {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** A seal with the entry it belongs to. */
export interface SealedEntry {
  readonly seq: number;
  readonly previous: Buffer;
  readonly hash: Buffer;
  /** `null` when the entry is gone. */
  readonly entry: AuditEntry | null;
  /** What the entry said when it was written; `null` when it says something else now. */
  readonly digest: Buffer | null;
}

interface Row {
  readonly seq: number;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly id: string | null;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly facts: string;
  readonly digest: Buffer;
}

const BATCH = 2_000;
const COLUMNS = `s.seq::float8 AS seq, s.previous, s.hash, e.id, e.at, e.actor_id, e.action, e.subject_type,
  e.subject_id, e.facts::text AS facts, e.digest`;
const FAR = { past: new Date(-8.64e13), future: new Date('9999-12-31T23:59:59Z') };

/** Every read of the audit log. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  /** The places of the first and the last entry of the period; `null` when it has none. */
  async span({ from, to }: Period): Promise<{ first: number; last: number } | null> {
    const sql =
      from === null && to === null
        ? 'SELECT 1::float8 AS first, max(seq)::float8 AS last FROM audit_seal'
        : `SELECT min(s.seq)::float8 AS first, max(s.seq)::float8 AS last
           FROM audit_entry e JOIN audit_seal s ON s.entry_id = e.id WHERE e.at >= $1 AND e.at < $2`;
    const parameters = from === null && to === null ? [] : [from ?? FAR.past, to ?? FAR.future];
    const [row] = await this.unhurried<{ first: number; last: number | null }>(sql, parameters);
    return row?.last ? { first: row.first, last: row.last } : null;
  }

  /** Seals in their order, by the batch: a log of any length passes through a small memory. */
  async *sealed(first: number, last: number): AsyncGenerator<SealedEntry> {
    for (let after = first - 1; ;) {
      const rows = await this.database.query<Row>(
        `SELECT ${COLUMNS} FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id
         WHERE s.seq > $1 AND s.seq <= $2 ORDER BY s.seq LIMIT ${BATCH}`,
        [after, last],
      );
      for (const row of rows) yield toSealed(row);
      if (rows.length < BATCH) return;
      after = rows.at(-1)?.seq ?? last;
    }
  }

  /** Entries of the period in the order of their seals. */
  async *entriesOf(period: Period): AsyncGenerator<SealedEntry & { readonly entry: AuditEntry }> {
    const span = await this.span(period);
    if (!span) return;
    for await (const row of this.sealed(span.first, span.last)) {
      if (hasEntry(row) && isWithin(period, row.entry.at)) yield row;
    }
  }

  /** A page of the period, the latest first; keyset on the instant and the key. */
  async page({ from, to }: Period, page: Page): Promise<Array<SealedEntry & { readonly entry: AuditEntry }>> {
    const order = page.backward ? 'ASC' : 'DESC';
    const rows = await this.database.read<Row>(
      `platform.audit-log ${order} ${page.after !== null} ${page.before !== null}`,
      `SELECT ${COLUMNS} FROM audit_entry e JOIN audit_seal s ON s.entry_id = e.id
       WHERE e.at >= $1 AND e.at < $2
         ${page.after ? 'AND (e.at, e.id) < ($4, $5)' : ''}
         ${page.before ? `AND (e.at, e.id) > (${page.after ? '$6, $7' : '$4, $5'})` : ''}
       ORDER BY e.at ${order}, e.id ${order} LIMIT $3`,
      [from ?? FAR.past, to ?? FAR.future, page.size + 1, ...(page.after ?? []), ...(page.before ?? [])],
    );
    return rows.map(toSealed).filter(hasEntry);
  }

  /** Reads all of a long log, which may take longer than a request's statement. */
  unhurried<R>(sql: string, parameters: unknown[]): Promise<R[]> {
    return this.database.transaction(async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 0');
      return tx.query(sql, parameters);
    });
  }
}

const hasEntry = (row: SealedEntry): row is SealedEntry & { readonly entry: AuditEntry } =>
  row.entry !== null;

const isWithin = ({ from, to }: Period, at: Date): boolean =>
  at >= (from ?? FAR.past) && at < (to ?? FAR.future);

function toSealed({ seq, previous, hash, ...row }: Row): SealedEntry {
  if (row.id === null) return { seq, previous, hash, entry: null, digest: null };
  const entry: AuditEntry = {
    id: row.id,
    at: row.at,
    actorId: row.actor_id,
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id },
    facts: JSON.parse(row.facts) as AuditFacts,
  };
  const untouched = canonicalJson(entry.facts) === row.facts && digestOf(entry).equals(row.digest);
  return { seq, previous, hash, entry, digest: untouched ? row.digest : null };
}
