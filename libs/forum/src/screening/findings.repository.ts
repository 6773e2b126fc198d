import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#kernel';
import { Database } from '#platform';
import { CHECK_NAMES, type CheckName, type Finding, type Outcome, type Verdict } from '#screening';

/** A stored finding: where and how often, never the words. */
export interface FindingRow {
  readonly post_id: string;
  readonly check_name: CheckName;
  readonly outcome: Outcome;
  readonly facts: Omit<Verdict, 'outcome' | 'retryAt'>;
  readonly found_at: Date;
  /** Of a similar thread: its address and title. */
  readonly similar_number: number | null;
  readonly similar_slug: string | null;
  readonly similar_title: string | null;
}

const COLUMNS = `f.post_id, f.check_name, f.outcome, f.facts, f.found_at,
  t.number AS similar_number, t.slug AS similar_slug, t.title AS similar_title`;
const IN_ORDER = 'ORDER BY f.post_id, array_position($2::text[], f.check_name)';

@Injectable()
export class FindingsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of one post after another, in the order of the checks. */
  ofPosts(postIds: readonly string[]): Promise<FindingRow[]> {
    return this.database.read(
      'screening findings of posts',
      `SELECT ${COLUMNS} FROM screening_finding f
       LEFT JOIN thread t ON t.id = (f.facts ->> 'threadId')::uuid
       WHERE f.post_id = ANY($1::uuid[]) ${IN_ORDER}`,
      [postIds, CHECK_NAMES],
    );
  }

  /** What was found in the latest edit of each post, in the order of the checks. */
  ofEdits(postIds: readonly string[]): Promise<FindingRow[]> {
    return this.database.read(
      'screening findings of edits',
      `SELECT e.post_id, f.value ->> 'check' AS check_name, f.value ->> 'outcome' AS outcome,
         f.value - 'check' - 'outcome' AS facts, e.written_at AS found_at,
         NULL AS similar_number, NULL AS similar_slug, NULL AS similar_title
       FROM (SELECT DISTINCT ON (post_id) post_id, findings, written_at FROM post_edit
             WHERE post_id = ANY($1::uuid[]) ORDER BY post_id, written_at DESC, id DESC) e,
         jsonb_array_elements(e.findings) WITH ORDINALITY f ORDER BY e.post_id, f.ordinality`,
      [postIds],
    );
  }

  /** Keeps what was found; a finding of the same check takes the place of the earlier one. */
  async keep(tx: EntityManager, postId: string, findings: readonly Finding[]): Promise<void> {
    if (findings.length === 0) return;
    const rows = findings.map(({ check, outcome, ...facts }) => ({ check_name: check, outcome, facts }));
    await tx.query(
      `INSERT INTO screening_finding (post_id, check_name, outcome, facts, found_at)
       SELECT $1, r.check_name, r.outcome, r.facts, $2
       FROM jsonb_to_recordset($3::jsonb) AS r (check_name text, outcome text, facts jsonb)
       ON CONFLICT (post_id, check_name) DO UPDATE SET
         (outcome, facts, found_at) = (excluded.outcome, excluded.facts, excluded.found_at)`,
      [postId, this.clock.now(), JSON.stringify(rows)],
    );
  }

  /** Forgets what was found in a text that is no longer there. */
  async forget(tx: EntityManager, postId: string, ...checks: CheckName[]): Promise<void> {
    const names = checks.length > 0 ? checks : CHECK_NAMES;
    await tx.query('DELETE FROM screening_finding WHERE post_id = $1 AND check_name = ANY($2::text[])', [
      postId,
      names,
    ]);
  }
}
