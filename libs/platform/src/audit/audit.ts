import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids } from '#kernel';
import { canonicalJson } from './canonical-json.js';
import { type AuditEntry, digestOf } from './chain.js';

/** The append-only log of what people with rights did (docs/product.md §4, ADR 0008). */
@Injectable()
export class Audit {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /**
   * Writes an entry in the caller's transaction: it is in the log if, and only if, the change is made. The
   * database seals it into the chain at the very end, inside the commit.
   *
   * @param act facts are ids, codes and numbers; never personal data, never what people wrote.
   */
  async append(tx: EntityManager, act: Omit<AuditEntry, 'id' | 'at'>): Promise<void> {
    const entry: AuditEntry = { ...act, id: this.ids.next(), at: this.clock.now() };
    await tx.query(
      `INSERT INTO audit_entry (id, at, actor_id, action, subject_type, subject_id, facts, digest)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        entry.id,
        entry.at,
        entry.actorId,
        entry.action,
        entry.subject.type,
        entry.subject.id,
        canonicalJson(entry.facts),
        digestOf(entry),
      ],
    );
  }
}
