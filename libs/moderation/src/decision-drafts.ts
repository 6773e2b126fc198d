import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Ids, type Person } from '#kernel';
import { Database } from '#platform';
import type { DecisionKind } from './decision.entity.js';

/** A decision that was not made yet, as its author typed it; one for each moderator and item. */
export interface DraftRow {
  readonly id: string;
  readonly account_id: string;
  readonly item_id: string;
  readonly kind: DecisionKind;
  readonly input: Readonly<Record<string, unknown>>;
  /** When it is to be made. */
  readonly run_at: Date | null;
  /** Code of the refusal that it met last. */
  readonly refused_as: string | null;
  readonly saved_at: Date;
}

interface Kept {
  readonly itemId: string;
  readonly kind: DecisionKind;
  readonly input: object;
  readonly runAt: Date | null;
  readonly refusedAs: string | null;
}

const COLUMNS = 'id, account_id, item_id, kind, input, run_at, refused_as, saved_at';

/** Drafts of decisions: nothing that a moderator typed is lost by a refusal (docs/product.md §4). */
@Injectable()
export class DecisionDrafts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Keeps the draft instead of an earlier one on the same item. @returns its key; `null` when there is no such item. */
  async keep(person: Person, { itemId, kind, input, runAt, refusedAs }: Kept): Promise<string | null> {
    const rows = await this.database.query<{ id: string }>(
      `INSERT INTO decision_draft (id, account_id, item_id, kind, input, run_at, refused_as, saved_at)
       SELECT $1, $2, i.id, $4, $5, $6, $7, $8 FROM desk_item i WHERE i.id = $3
       ON CONFLICT (account_id, item_id) DO UPDATE
         SET kind = $4, input = $5, run_at = $6, refused_as = $7, saved_at = $8
       RETURNING id`,
      [
        this.ids.next(),
        person.accountId,
        itemId,
        kind,
        JSON.stringify(input),
        runAt,
        refusedAs,
        this.clock.now(),
      ],
    );
    return rows[0]?.id ?? null;
  }

  /** The person has decided: their draft is done with. */
  async drop(tx: EntityManager, accountId: string, itemId: string): Promise<void> {
    await tx.query('DELETE FROM decision_draft WHERE account_id = $1 AND item_id = $2', [accountId, itemId]);
  }

  /** @returns whether the person had such a draft. */
  async discard(person: Person, draftId: string): Promise<boolean> {
    const rows = await this.database.query<{ id: string }>(
      `WITH gone AS (DELETE FROM decision_draft WHERE id = $1 AND account_id = $2 RETURNING id) SELECT id FROM gone`,
      [draftId, person.accountId],
    );
    return rows.length > 0;
  }

  async of(accountId: string, itemId: string): Promise<DraftRow | null> {
    const [row] = await this.database.read<DraftRow>(
      'draft of decision',
      `SELECT ${COLUMNS} FROM decision_draft WHERE account_id = $1 AND item_id = $2`,
      [accountId, itemId],
    );
    return row ?? null;
  }

  async byId(id: string): Promise<DraftRow | null> {
    const [row] = await this.database.read<DraftRow>(
      'draft by id',
      `SELECT ${COLUMNS} FROM decision_draft WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Those whose time has come, the earliest first. */
  due(limit: number): Promise<DraftRow[]> {
    return this.database.read(
      'drafts due',
      `SELECT ${COLUMNS} FROM decision_draft WHERE run_at <= $1 ORDER BY run_at, id LIMIT $2`,
      [this.clock.now(), limit],
    );
  }

  /** Holds a scheduled draft; `false` when somebody has made or changed it meanwhile. */
  async hold(tx: EntityManager, draft: DraftRow): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'SELECT 1 FROM decision_draft WHERE id = $1 AND run_at = $2 AND saved_at = $3 FOR UPDATE',
      [draft.id, draft.run_at, draft.saved_at],
    );
    return rows.length > 0;
  }

  /** Keeps the draft for its author after a refusal, or for another opening. */
  async postpone(tx: EntityManager, draftId: string, refusedAs: string, runAt: Date | null): Promise<void> {
    await tx.query('UPDATE decision_draft SET refused_as = $2, run_at = $3 WHERE id = $1', [
      draftId,
      refusedAs,
      runAt,
    ]);
  }
}
