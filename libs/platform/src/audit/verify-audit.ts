import { Injectable } from '@nestjs/common';
import { AuditLog, type Period, type SealedEntry } from './audit-log.js';
import { GENESIS, sealOf } from './chain.js';

/** A place in the chain and its seal, as an earlier verification has told it. */
export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

/**
 * CHANGED: what stands there is not what was sealed. MISSING: the row is gone. REORDERED: it stands elsewhere.
 * INSERTED: a row that does not belong, or was never sealed. TRUNCATED: the log ends before a head that is
 * known. REWRITTEN: it holds together, but not with that head.
 */
export type FaultKind = 'CHANGED' | 'MISSING' | 'REORDERED' | 'INSERTED' | 'TRUNCATED' | 'REWRITTEN';

export interface Fault {
  readonly kind: FaultKind;
  /** The first bad place; `null` for an entry that has none. */
  readonly seq: number | null;
  readonly entryId: string | null;
}

export interface Verification {
  readonly rows: number;
  /** Where the examined part ends; worth keeping outside the database. `null`: nothing was there. */
  readonly head: Head | null;
  readonly fault: Fault | null;
}

/** Renumbered rows are looked for this far past the end. */
const BEYOND = 100_000;

/** Follows the chain of the audit log and names the first row that breaks it (ADR 0008). */
@Injectable()
export class VerifyAudit {
  constructor(private readonly log: AuditLog) {}

  /** @param known a head told by an earlier verification: without it a tail cut off leaves no trace. */
  async execute(period: Period, known: Head | null = null): Promise<Verification> {
    const span = await this.log.span(period);
    const whole = period.from === null && period.to === null;
    let head: Head = { seq: (span?.first ?? 1) - 1, hash: GENESIS };
    let rows = 0;
    const broken = (fault: Fault): Verification => ({ rows, head: rows > 0 ? head : null, fault });

    if (span && span.first > 1) {
      const { value: before } = await this.log.sealed(head.seq, head.seq).next();
      if (!before) return broken({ kind: 'MISSING', seq: head.seq, entryId: null });
      head = { seq: head.seq, hash: before.hash };
    }
    for await (const row of span ? this.log.sealed(span.first, span.last) : []) {
      const fault = followsFrom(head, row) ? null : await this.nameFault(head, row, span?.first ?? 1);
      if (fault) return broken(fault);
      if (known?.seq === row.seq && !known.hash.equals(row.hash))
        return broken({ kind: 'REWRITTEN', seq: row.seq, entryId: row.entry?.id ?? null });
      head = row;
      rows += 1;
    }
    if (whole && known && known.seq > head.seq)
      return broken({ kind: 'TRUNCATED', seq: head.seq + 1, entryId: null });
    const stray = whole ? await this.unsealed() : null;
    return stray
      ? broken({ kind: 'INSERTED', seq: null, entryId: stray })
      : { rows, head: rows > 0 ? { seq: head.seq, hash: head.hash } : null, fault: null };
  }

  private async nameFault(head: Head, row: SealedEntry, first: number): Promise<Fault> {
    const place = head.seq + 1;
    const entryId = row.seq === place ? (row.entry?.id ?? null) : null;
    const named = (kind: FaultKind, seq = place): Fault => ({ kind, seq, entryId });
    // Whole in itself: then it is the row before, put there with a new seal, that it does not follow.
    if (row.seq === place && isWhole(row)) return named('CHANGED', Math.max(first, place - 1));
    if (await this.standsElsewhere(head, row)) return named('REORDERED');
    if (row.seq !== place || row.entry === null) return named('MISSING');
    const sealedFor = await this.placeSealedFor(row);
    if (sealedFor === null) return named('CHANGED');
    return sealedFor > place ? named('MISSING') : named('INSERTED', sealedFor);
  }

  /** Whether the entry, or the seal, that belongs to the place after `head` is now at another one. */
  private async standsElsewhere({ seq, hash }: Head, row: SealedEntry): Promise<boolean> {
    const found = await this.log.unhurried(
      `SELECT 1 FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id
       WHERE s.seq <> $2::bigint AND sha256($1::bytea || int8send($2::bigint) || e.digest) IN (s.hash, $3)
       LIMIT 1`,
      [hash, seq + 1, row.seq === seq + 1 ? row.hash : null],
    );
    return found.length > 0;
  }

  /** The place a renumbered row was sealed for; `null` when no place fits. */
  private async placeSealedFor(row: SealedEntry): Promise<number | null> {
    const [found] = await this.log.unhurried<{ place: number }>(
      `SELECT place::float8 AS place
       FROM generate_series(1, (SELECT max(seq) + $1 FROM audit_seal)) AS place
       WHERE sha256($2::bytea || int8send(place) || $3::bytea) = $4 LIMIT 1`,
      [BEYOND, row.previous, row.digest, row.hash],
    );
    return found?.place ?? null;
  }

  /** An entry that bypassed the trigger, or whose seal was cut off. */
  private async unsealed(): Promise<string | null> {
    const [found] = await this.log.unhurried<{ id: string }>(
      `SELECT e.id FROM audit_entry e
       WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id) ORDER BY e.id LIMIT 1`,
      [],
    );
    return found?.id ?? null;
  }
}

const followsFrom = (head: Head, row: SealedEntry): boolean =>
  row.seq === head.seq + 1 && row.previous.equals(head.hash) && isWhole(row);

const isWhole = ({ seq, previous, hash, digest }: SealedEntry): boolean =>
  digest !== null && sealOf(previous, seq, digest).equals(hash);
