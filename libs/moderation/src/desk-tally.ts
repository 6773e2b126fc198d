import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { DeskItemKind } from './desk-item.entity.js';
import type { DeskTally, HeldCell } from './rules/desk-counts.js';

interface Row {
  readonly categoryId: string;
  readonly kind: DeskItemKind;
  readonly region: string | null;
  readonly holder: string | null;
  readonly waiting: number;
  readonly overdue: number;
}

/**
 * What waits by category, kind and region, and what of it is held, as of one moment. The first part is read from
 * an index alone, the second is as small as the staff: exact with a hundred thousand waiting.
 */
@Injectable()
export class DeskTallies {
  constructor(private readonly database: Database) {}

  async at(now: Date): Promise<DeskTally> {
    const rows = await this.database.read<Row>(
      'desk tally',
      `SELECT category_id AS "categoryId", kind, region, NULL::uuid AS holder, count(*)::int AS waiting,
         (count(*) FILTER (WHERE due_at <= $1))::int AS overdue
       FROM desk_item WHERE closed_at IS NULL GROUP BY category_id, kind, region
       UNION ALL
       SELECT category_id, kind, region, claimed_by, count(*)::int, (count(*) FILTER (WHERE due_at <= $1))::int
       FROM desk_item WHERE closed_at IS NULL AND claimed_by IS NOT NULL AND claimed_until > $1
       GROUP BY category_id, kind, region, claimed_by`,
      [now],
    );
    return {
      waiting: rows.filter(({ holder }) => holder === null),
      held: rows.filter((cell): cell is HeldCell => cell.holder !== null),
    };
  }
}
