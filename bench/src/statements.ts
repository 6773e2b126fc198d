import type { Pool } from 'pg';

/** Whose statement it was, told by its text; transactions' begins and ends belong to several. */
export type Owner = 'request' | 'search update' | 'transaction marks' | 'other handlers' | 'queue';

export interface StatementCount {
  readonly owner: Owner;
  readonly text: string;
  readonly calls: number;
  readonly cpuAndWaitMs: number;
}

/** Statements of the bench itself carry this mark. */
export const OWN = '/* bench */';

export async function beginCounting(pool: Pool): Promise<void> {
  await pool.query(`SELECT pg_stat_statements_reset() ${OWN}`);
}

/** Every statement that reached the server since, from whatever process; those inside functions are not counted. */
export async function countedStatements(pool: Pool): Promise<StatementCount[]> {
  const { rows } = await pool.query<{ text: string; calls: string; ms: number }>(`
    SELECT query AS text, calls, total_exec_time AS ms FROM pg_stat_statements
    WHERE toplevel AND query NOT LIKE '%bench%' AND query NOT LIKE '%pg_stat_statements%'
    ORDER BY calls DESC ${OWN}`);
  return rows.map(({ text, calls, ms }) => ({
    owner: ownerOf(text),
    text: text.replace(/\s+/g, ' ').trim().slice(0, 120),
    calls: Number(calls),
    cpuAndWaitMs: ms,
  }));
}

/** The request's own call of `add_job` is the outbox; all else of the queue is its bookkeeping. */
function ownerOf(text: string): Owner {
  if (/^\s*(begin|start transaction|commit|rollback)/i.test(text)) return 'transaction marks';
  if (/search_document|search_change|search_statistics|pg_advisory_xact_lock|AS posts\b/i.test(text))
    return 'search update';
  if (/graphile_worker/.test(text))
    return /add_job/.test(text) && !/AS task/.test(text) ? 'request' : 'queue';
  if (/FROM subscription|FROM notification|= ANY\(\$1::uuid\[\]\)/i.test(text)) return 'other handlers';
  return 'request';
}
