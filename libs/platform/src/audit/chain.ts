import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** Ids, codes and numbers that a record needs; never personal data, never what people wrote. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Who did what to what, and when. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  /** Account of the person; `null`: an operator's command or the product itself. */
  readonly actorId: string | null;
  /** What was done, for example `moderation.decided`. */
  readonly action: string;
  /** What it was done to: a type of the API and a key. */
  readonly subject: { readonly type: string; readonly id: string };
  readonly facts: AuditFacts;
}

/** What the first seal follows. */
export const GENESIS = Buffer.alloc(32);

/** SHA-256 over the canonical JSON of an entry. */
export function digestOf({ id, at, actorId, action, subject, facts }: AuditEntry): Buffer {
  const record = { id, at: at.toISOString(), actorId, action, subject: { ...subject }, facts };
  return createHash('sha256').update(canonicalJson(record)).digest();
}

/**
 * SHA-256 over the seal before, the place as a big-endian 64-bit number, and the entry's digest. The database
 * makes the same (`audit_seal_entry` of the migrations).
 */
export function sealOf(previous: Buffer, seq: number, digest: Buffer): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigInt64BE(BigInt(seq));
  return createHash('sha256').update(previous).update(place).update(digest).digest();
}
