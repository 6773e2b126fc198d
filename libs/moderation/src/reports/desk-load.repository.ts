import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** How much came to the desk in a quarter of an hour. */
export interface Arrivals {
  readonly at: Date;
  readonly count: number;
}

/** As many as describe how long handling takes: the middle of each twentieth. */
const CASES = 20;
/** A reply has no clock: it is due like a question of the usual term. */
const USUAL_TERM_MS = 60 * 60_000;

/** What the desk had to do, for the staffing view. */
@Injectable()
export class DeskLoad {
  constructor(private readonly database: Database) {}

  /** By the quarter of an hour, so that the answer is bounded however much comes. */
  arrivals(from: Date, to: Date): Promise<Arrivals[]> {
    return this.database.query(
      `SELECT date_bin('15 minutes', came_at, 'epoch') AS at, count(*)::int AS count
       FROM desk_stay WHERE came_at >= $1 AND came_at < $2 GROUP BY 1 ORDER BY 1`,
      [from, to],
    );
  }

  /** How long items were held until they were decided: how many there were, and equally likely times of them. */
  async handling(from: Date, to: Date): Promise<{ measured: number; casesMs: number[] }> {
    const [row] = await this.database.query<{ measured: number; casesMs: number[] | null }>(
      `SELECT count(*)::int AS measured, percentile_disc($3::float8[]) WITHIN GROUP (
         ORDER BY extract(epoch FROM left_at - handled_from) * 1000)::float8[] AS "casesMs"
       FROM desk_stay WHERE left_at >= $1 AND left_at < $2 AND handled_from < left_at`,
      [from, to, Array.from({ length: CASES }, (_, place) => (place + 0.5) / CASES)],
    );
    return { measured: row?.measured ?? 0, casesMs: row?.casesMs ?? [] };
  }

  /** The working time in which most decisions were promised. */
  async usualTermMs(from: Date, to: Date): Promise<number> {
    const [row] = await this.database.query<{ termMs: number | null }>(
      `SELECT mode() WITHIN GROUP (ORDER BY term_ms)::float8 AS "termMs" FROM thread_clock
       WHERE kind = 'DECISION' AND paused_at IS NULL AND stopped_at >= $1 AND stopped_at < $2`,
      [from, to],
    );
    return row?.termMs ?? USUAL_TERM_MS;
  }
}
