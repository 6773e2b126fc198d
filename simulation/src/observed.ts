import type { PromiseKind } from './reference/journal.js';
import type { Stage } from './stage.js';

interface ClockRow {
  readonly thread_id: string;
  readonly kind: PromiseKind;
  readonly due_at: Date;
  readonly course: 'RUNS' | 'PAUSES' | 'STOPS';
  readonly warned_at: Date | null;
  readonly overdue_at: Date | null;
  readonly shown: Date;
}

/** What the product's database holds at the end. */
export type Observed = Awaited<ReturnType<typeof observe>>;

export async function observe({ query }: Pick<Stage, 'query'>) {
  return {
    questions: await query<{ id: string; moderation: string; open_items: number; items: number }>(
      `SELECT t.id, t.moderation, count(i.id)::int AS items,
         (count(i.id) FILTER (WHERE i.closed_at IS NULL))::int AS open_items
       FROM thread t LEFT JOIN desk_item i ON i.thread_id = t.id GROUP BY t.id`,
    ),
    clocks: await query<ClockRow>(
      `SELECT c.thread_id, c.kind, c.due_at, c.warned_at, c.overdue_at,
         CASE WHEN c.stopped_at IS NOT NULL THEN 'STOPS' WHEN c.paused_at IS NOT NULL THEN 'PAUSES' ELSE 'RUNS' END
           AS course,
         CASE c.kind WHEN 'DECISION' THEN t.decision_due_at ELSE t.answer_due_at END AS shown
       FROM thread_clock c JOIN thread t ON t.id = c.thread_id`,
    ),
    told: await query<{ event: string; thread_id: string; clock: PromiseKind; due_at: Date }>(
      'SELECT event, thread_id, clock, due_at FROM told',
    ),
    apologies: await query<{ key: string; queued_at: Date; sent: boolean }>(
      `SELECT key, queued_at, sent_at IS NOT NULL AS sent FROM mail WHERE key LIKE 'late:%'`,
    ),
    openings: await query<{ opened_at: Date; waiting: number; overdue: number }>(
      'SELECT opened_at, waiting, overdue FROM desk_opening ORDER BY opened_at',
    ),
    openingMails: await query<{ opened_at: string; count: number }>(
      `SELECT split_part(substr(key, length('desk-opening:') + 1), 'Z:', 1) || 'Z' AS opened_at, count(*)::int
       FROM mail WHERE key LIKE 'desk-opening:%' GROUP BY 1`,
    ),
    decisions: await query<{ thread_id: string; kind: string; decided_at: Date }>(
      `SELECT i.thread_id, d.kind, d.decided_at FROM decision d JOIN desk_item i ON i.id = d.item_id`,
    ),
    answers: await query<{ thread_id: string; created_at: Date }>(
      `SELECT thread_id, created_at FROM post WHERE kind = 'OFFICIAL_ANSWER'`,
    ),
  };
}
