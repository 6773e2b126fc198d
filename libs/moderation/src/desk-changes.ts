import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export const DESK_CHANGES = [
  'ENTERED',
  'CLAIMED',
  'RELEASED',
  'TAKEN_OVER',
  'DECIDED',
  'MOVED',
  'WARNED',
  'OVERDUE',
] as const;
export type DeskChangeKind = (typeof DESK_CHANGES)[number];

/** One change of the desk; written by the database in the transaction of the change, whoever makes it. */
export interface DeskChangeRow {
  /** Grows by one from change to change, in the order in which they became visible. */
  readonly number: number;
  readonly kind: DeskChangeKind;
  readonly item_id: string;
  readonly holder_id: string | null;
  readonly former_holder_id: string | null;
  readonly changed_at: Date;
}

/** What is told at once at most; who is further behind asks again. */
export const CHANGES_AT_ONCE = 100;
const NUMBERING_LOCK = 7_832_408;

/** The numbered changes of the desk: who knows the last number they saw can catch up and misses nothing. */
@Injectable()
export class DeskChanges {
  constructor(private readonly database: Database) {}

  /** The number of the last change; 0 before the first. */
  async latest(): Promise<number> {
    await this.numberCommitted();
    return this.lastNumber();
  }

  /**
   * The changes that follow a number, at most a hundred, in their order.
   *
   * @returns `null` when some of them are no longer kept, or the number was never given
   */
  async after(number: number): Promise<DeskChangeRow[] | null> {
    await this.numberCommitted();
    const rows = await this.database.read<DeskChangeRow>(
      'desk changes after',
      `SELECT number, kind, item_id, holder_id, former_holder_id, changed_at FROM desk_change
       WHERE number > $1 ORDER BY number LIMIT $2`,
      [number, CHANGES_AT_ONCE],
    );
    const [first] = rows;
    if (first) return first.number === number + 1 ? rows : null;
    return number <= (await this.lastNumber()) ? rows : null;
  }

  /** Forgets what is older than so many days, but never the last: the numbers go on from it. */
  async forget(days: number): Promise<void> {
    await this.numberCommitted();
    await this.database.query(
      `DELETE FROM desk_change WHERE changed_at < now() - make_interval(days => $1)
         AND number < (SELECT max(number) FROM desk_change)`,
      [days],
    );
  }

  /**
   * Gives numbers to what has been committed since. One process at a time does it, and each begins when the one
   * before has committed: so whoever reads a number reads every smaller one, too. A change that is committed late
   * gets a late number, whenever it began.
   */
  private async numberCommitted(): Promise<void> {
    const waiting = await this.database.read(
      'desk changes unnumbered',
      'SELECT 1 FROM desk_change WHERE number IS NULL LIMIT 1',
    );
    if (waiting.length === 0) return;
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [NUMBERING_LOCK]);
      await tx.query(
        `UPDATE desk_change c SET number = last.number + n.place
         FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM desk_change WHERE number IS NULL) n,
              (SELECT COALESCE(max(number), 0) AS number FROM desk_change) last
         WHERE c.id = n.id`,
      );
    });
  }

  private async lastNumber(): Promise<number> {
    const rows = await this.database.read<{ number: number | null }>(
      'desk changes last',
      'SELECT max(number) AS number FROM desk_change',
    );
    return rows[0]?.number ?? 0;
  }
}
