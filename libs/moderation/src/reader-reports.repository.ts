import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '#platform';

/** Why a reader may report a post. */
export const REPORT_REASONS = [
  'PERSONAL_DATA',
  'INSULT',
  'ADVERTISING',
  'DANGEROUS_ADVICE',
  'OFF_TOPIC',
  'OTHER',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What a reader said of a post; for staff and that reader only. */
export interface ReaderReport {
  readonly id: string;
  readonly post_id: string;
  readonly reporter_id: string;
  readonly reporter_name: string;
  readonly reason: ReportReason;
  readonly words: string | null;
  readonly on_version: number;
  readonly reported_at: Date;
  /** When it was answered by a decision. */
  readonly decided_at: Date | null;
}

/** What waits for an answer of what readers said of one post. */
export interface GatheredReports {
  readonly count: number;
  readonly reasons: ReadonlyArray<{ readonly reason: ReportReason; readonly count: number }>;
  /** The latest of them. */
  readonly latest: readonly ReaderReport[];
}

const SELECT = `SELECT r.id, r.post_id, r.reporter_id, a.display_name AS reporter_name, r.reason, r.words, r.on_version,
    r.reported_at, d.decided_at
  FROM post_report r JOIN account a ON a.id = r.reporter_id LEFT JOIN decision d ON d.id = r.decision_id`;
/** As many as one reads before deciding. */
const SHOWN = 50;

/** Every query on readers' reports. */
@Injectable()
export class ReaderReports {
  constructor(private readonly database: Database) {}

  /** The person's report on a post. */
  async ofReader(tx: EntityManager, postId: string, reporterId: string): Promise<ReaderReport | null> {
    const [row]: ReaderReport[] = await tx.query(`${SELECT} WHERE r.post_id = $1 AND r.reporter_id = $2`, [
      postId,
      reporterId,
    ]);
    return row ?? null;
  }

  /** Makes reports that one person sends at once wait for each other, so that they are counted. */
  async holdReader(tx: EntityManager, reporterId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('report of ' || $1::text, 0))`, [
      reporterId,
    ]);
  }

  /** When the person sent the last but `among` of their reports; `null` where they have not sent so many since. */
  async sentBefore(tx: EntityManager, reporterId: string, among: number, since: Date): Promise<Date | null> {
    const [row]: Array<{ at: Date }> = await tx.query(
      `SELECT reported_at AS at FROM post_report WHERE reporter_id = $1 AND reported_at > $2
       ORDER BY reported_at DESC OFFSET $3 LIMIT 1`,
      [reporterId, since, among - 1],
    );
    return row?.at ?? null;
  }

  /** Keeps what a reader says of a post, instead of what they said before. */
  async put(
    tx: EntityManager,
    report: Pick<
      ReaderReport,
      'id' | 'post_id' | 'reporter_id' | 'reason' | 'words' | 'on_version' | 'reported_at'
    >,
  ): Promise<void> {
    const { id, post_id, reporter_id, reason, words, on_version, reported_at } = report;
    await tx.query(
      `INSERT INTO post_report (id, post_id, reporter_id, reason, words, on_version, reported_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (post_id, reporter_id) DO UPDATE
         SET reason = $4, words = $5, on_version = $6, reported_at = $7, decision_id = NULL`,
      [id, post_id, reporter_id, reason, words, on_version, reported_at],
    );
  }

  /** The decision answers what waits of a post. */
  async answer(tx: EntityManager, postId: string, decisionId: string): Promise<void> {
    await tx.query('UPDATE post_report SET decision_id = $2 WHERE post_id = $1 AND decision_id IS NULL', [
      postId,
      decisionId,
    ]);
  }

  /** What a decision that was undone had answered waits again. */
  async reopen(tx: EntityManager, decisionId: string): Promise<void> {
    await tx.query('UPDATE post_report SET decision_id = NULL WHERE decision_id = $1', [decisionId]);
  }

  answeredBy(decisionId: string): Promise<ReaderReport[]> {
    return this.database.read('reports answered', `${SELECT} WHERE r.decision_id = $1 ORDER BY r.id`, [
      decisionId,
    ]);
  }

  /** What readers said of a post and nobody has answered, or what the last decision answered. */
  async gatheredOn(postId: string): Promise<GatheredReports> {
    const of = `r.post_id = $1 AND r.decision_id IS NOT DISTINCT FROM (
      SELECT l.decision_id FROM post_report l LEFT JOIN decision x ON x.id = l.decision_id
      WHERE l.post_id = $1 ORDER BY x.decided_at DESC NULLS FIRST LIMIT 1)`;
    const [reasons, latest] = await Promise.all([
      this.database.read<{ reason: ReportReason; count: number }>(
        'reasons of reports',
        `SELECT r.reason, count(*)::int AS count FROM post_report r WHERE ${of}
         GROUP BY r.reason ORDER BY count(*) DESC, r.reason`,
        [postId],
      ),
      this.database.read<ReaderReport>(
        'reports on post',
        `${SELECT} WHERE ${of} ORDER BY r.reported_at DESC, r.id LIMIT ${SHOWN}`,
        [postId],
      ),
    ]);
    return { count: reasons.reduce((sum, { count }) => sum + count, 0), reasons, latest };
  }
}
