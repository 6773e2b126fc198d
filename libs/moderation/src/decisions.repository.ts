import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { DecisionKind } from './decision.entity.js';
import type { Span } from './rules/marked-span.js';

/** A decision as the desk shows it. */
export interface DecisionRow {
  readonly id: string;
  readonly item_id: string;
  readonly kind: DecisionKind;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly decided_at: Date;
  readonly reason_code: string | null;
  readonly reason: string | null;
  readonly override_reason: string | null;
  readonly undone_at: Date | null;
  readonly undone_by_name: string | null;
}

/** Queries on decisions. */
@Injectable()
export class DecisionsRepository {
  constructor(private readonly database: Database) {}

  /** Of items, the earliest first. */
  ofItems(itemIds: readonly string[]): Promise<DecisionRow[]> {
    return this.database.read(
      'decisions of items',
      `SELECT d.id, d.item_id, d.kind, d.actor_id, a.display_name AS actor_name, d.decided_at, d.reason_code, d.reason,
         d.override_reason, d.undone_at, u.display_name AS undone_by_name
       FROM decision d JOIN account a ON a.id = d.actor_id LEFT JOIN account u ON u.id = d.undone_by
       WHERE d.item_id = ANY($1::uuid[]) ORDER BY d.decided_at, d.id`,
      [itemIds],
    );
  }

  async byId(id: string): Promise<DecisionRow | null> {
    const [row] = await this.database.read<{ item_id: string }>(
      'item of decision',
      'SELECT item_id FROM decision WHERE id = $1',
      [id],
    );
    if (!row) return null;
    return (await this.ofItems([row.item_id])).find((decision) => decision.id === id) ?? null;
  }

  /** The part of a returned question that is to be changed; `null` where the whole of it is. */
  async markedSpan(threadId: string): Promise<Span | null> {
    const [row] = await this.database.read<{ span: Span | null }>(
      'marked span',
      `SELECT d.details -> 'span' AS span FROM desk_item i JOIN decision d ON d.item_id = i.id
       WHERE i.thread_id = $1 AND i.kind IN ('QUESTION', 'PRIVATE_QUESTION') AND d.kind = 'RETURNED' AND d.undone_at IS NULL
       ORDER BY d.decided_at DESC, d.id DESC LIMIT 1`,
      [threadId],
    );
    return row?.span ?? null;
  }
}
