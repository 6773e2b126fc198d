import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, type Page } from '#platform';

/** What is wrong with a query: nothing is found, or nothing that is found is opened. */
export type QueryFault = 'NO_RESULTS' | 'NOT_OPENED';

export interface QueryRow {
  readonly id: string;
  readonly query: string;
  readonly asked: number;
  readonly unanswered: number;
  readonly opened: number;
  /** How many threads the latest asking found. */
  readonly results: number;
  /** `YYYY-MM-DD`. */
  readonly last_day: string;
  readonly done_at: Date | null;
  readonly done_by: string | null;
}

export interface QueryList {
  readonly fault: QueryFault;
  /** Those that an editor has dealt with; else what is still to be done. */
  readonly done: boolean;
  /** Of how many days up to today. */
  readonly days: number;
}

/** A query is shown from so many askings on: one asked less often could tell who asked. */
const SHOWN_FROM = 3;
/** Of so few askings it cannot be told whether what is found is of use. */
const JUDGED_FROM = 10;
/** What is opened less often than once in so many askings does not help. */
const SELDOM = 10;
/** Rows that are too few to be shown, and all rows, are dropped after so many days. */
const FEW_KEPT_DAYS = 30;
export const KEPT_DAYS = 365;

@Injectable()
export class QueriesRepository {
  constructor(private readonly database: Database) {}

  /**
   * The most asked first; keyset on (asked, id).
   *
   * @param today the day of Moscow.
   * @returns a row more than the page when there is more, in the direction of the page.
   */
  page({ fault, done, days }: QueryList, page: Page, today: string): Promise<QueryRow[]> {
    const order = page.backward ? 'ASC' : 'DESC';
    return this.database.read(
      `queries without answer ${fault} ${done} ${order}`,
      listed(fault, done, order),
      [
        today,
        days,
        page.after?.[0] ?? null,
        page.after?.[1] ?? null,
        page.before?.[0] ?? null,
        page.before?.[1] ?? null,
        page.size + 1,
      ],
    );
  }

  /** @returns the key of a query that was asked often enough for editors to know of it; else `null`. */
  async shownKey(tx: EntityManager, query: string): Promise<string | null> {
    const [row] = await tx.query<Array<{ id: string }>>(
      `SELECT md5(query)::uuid AS id FROM search_query_day WHERE query = $1
       GROUP BY query HAVING sum(asked) >= ${SHOWN_FROM}`,
      [query],
    );
    return row?.id ?? null;
  }

  async markDone(
    tx: EntityManager,
    query: string,
    by: { readonly accountId: string; readonly at: Date; readonly today: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO search_query_done (query, done_day, done_at, done_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (query) DO UPDATE SET (done_day, done_at, done_by) =
         (excluded.done_day, excluded.done_at, excluded.done_by)`,
      [query, by.today, by.at, by.accountId],
    );
  }

  /** @returns whether it was marked. */
  async markOpen(tx: EntityManager, query: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'WITH gone AS (DELETE FROM search_query_done WHERE query = $1 RETURNING 1) SELECT * FROM gone',
      [query],
    );
    return rows.length > 0;
  }

  /** Drops what was asked too seldom to be shown, and what is too old to be of use. */
  async forget(today: string): Promise<void> {
    await this.database.query(
      `DELETE FROM search_query_day WHERE day < $1::date - ${FEW_KEPT_DAYS} AND query IN
         (SELECT query FROM search_query_day GROUP BY query HAVING sum(asked) < ${SHOWN_FROM})`,
      [today],
    );
    await this.database.query(`DELETE FROM search_query_day WHERE day < $1::date - ${KEPT_DAYS}`, [today]);
    await this.database.query(
      `DELETE FROM search_query_done AS n WHERE NOT EXISTS (SELECT 1 FROM search_query_day AS d WHERE d.query = n.query)`,
    );
  }
}

const FAULTS: Record<QueryFault, string> = {
  NO_RESULTS: 'results = 0',
  NOT_OPENED: `results > 0 AND asked >= ${JUDGED_FROM} AND opened * ${SELDOM} < asked`,
};

/** What was dealt with comes back by itself when it is asked again often enough on later days. */
const listed = (fault: QueryFault, done: boolean, order: 'ASC' | 'DESC'): string => `
  WITH counted AS (
    SELECT d.query, md5(d.query)::uuid AS id, sum(d.asked)::int AS asked, sum(d.unanswered)::int AS unanswered,
      sum(d.opened)::int AS opened, (array_agg(d.results ORDER BY d.day DESC))[1] AS results,
      max(d.day)::text AS last_day
    FROM search_query_day AS d LEFT JOIN search_query_done AS n ON n.query = d.query
    WHERE d.day > $1::date - $2::int AND ${done ? 'n.query IS NOT NULL' : '(n.done_day IS NULL OR d.day > n.done_day)'}
    GROUP BY d.query HAVING sum(d.asked) >= ${SHOWN_FROM}
  )
  SELECT c.*, n.done_at, a.display_name AS done_by
  FROM counted AS c LEFT JOIN search_query_done AS n ON n.query = c.query LEFT JOIN account AS a ON a.id = n.done_by
  WHERE ${FAULTS[fault]}
    AND ($3::int IS NULL OR (asked, c.id) < ($3, $4::uuid)) AND ($5::int IS NULL OR (asked, c.id) > ($5, $6::uuid))
  ORDER BY asked ${order}, c.id ${order} LIMIT $7
`;
