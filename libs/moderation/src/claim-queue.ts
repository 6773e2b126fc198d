import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type DeskFilter, type Onlooker, conditionsOf } from './desk-filter.js';

const ORDER = 'ORDER BY i.turn, i.due_at, i.entered_at, i.id';

/** Hands out what waits, each item to one person. */
@Injectable()
export class ClaimQueue {
  /**
   * The item the person holds already, else the first that fits and nobody holds; those that others are just
   * taking are passed over. Either is theirs until `until`.
   *
   * @returns its key, or `null` when nothing is free
   */
  async next(tx: EntityManager, filter: DeskFilter, onlooker: Onlooker, until: Date): Promise<string | null> {
    const { accountId, now } = onlooker;
    // One person who asks twice at once gets one item: the second sees what the first was given.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('desk claim ' || $1::text, 0))`, [
      accountId,
    ]);
    const values: unknown[] = [accountId, until, now];
    const free = conditionsOf({ ...filter, holder: 'NOBODY' }, onlooker, values);
    const [rows]: [Array<{ id: string }>, number] = await tx.query(
      `WITH held AS MATERIALIZED (
         SELECT i.id FROM desk_item i
         WHERE i.closed_at IS NULL AND i.claimed_by = $1::uuid AND i.claimed_until > $3::timestamptz
         ${ORDER} LIMIT 1 FOR UPDATE
       ), free AS MATERIALIZED (
         SELECT i.id FROM desk_item i WHERE ${free.sql} AND NOT EXISTS (SELECT 1 FROM held)
         ${ORDER} LIMIT 1 FOR UPDATE SKIP LOCKED
       )
       UPDATE desk_item SET claimed_by = $1, claimed_until = $2
       WHERE id = (SELECT id FROM held UNION ALL SELECT id FROM free)
       RETURNING id`,
      values,
    );
    return rows[0]?.id ?? null;
  }
}
